"""A mentor's terms between the columns of a pair and a frozen fact; money is kept in kopecks."""

from __future__ import annotations

from decimal import Decimal

from registry.models import Pair
from registry.snapshot import Terms

KOPECKS = 100


def write_terms(pair: Pair, terms: Terms) -> None:
    pair.amount_kopecks = None if terms.amount is None else int(terms.amount * KOPECKS)
    pair.hours_per_month = terms.hours_per_month
    pair.mode = terms.mode
    pair.in_job_function = terms.in_job_function
    pair.job_function_clause = terms.job_function_clause


def terms_of(pair: Pair) -> Terms:
    """The pair's terms as a frozen fact."""
    amount = None if pair.amount_kopecks is None else Decimal(pair.amount_kopecks) / KOPECKS
    return Terms(amount, pair.hours_per_month, pair.mode, pair.in_job_function, pair.job_function_clause)
