"""Rows → snapshots: the one door by which facts leave the registry.

Everything is read as of a day, in a fixed number of queries whatever the number of people and pairs.
"""

from registry.reading.organisations import organisation
from registry.reading.pairs import pair, pairs
from registry.reading.people import people, person
from registry.reading.subjects import choosable, staff, subject

__all__ = ["choosable", "organisation", "pair", "pairs", "people", "person", "staff", "subject"]
