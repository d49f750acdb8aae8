"""The rules a paper must meet before it may be issued: data and small functions, each with its norm.

The door is ``check``: rule ids and a snapshot in, findings out. It reads no database.
"""

from registry.rules.check import RULES, asked_of, check
from registry.rules.finding import Finding, Paper, Remedy, Rule, Severity

__all__ = ["RULES", "Finding", "Paper", "Remedy", "Rule", "Severity", "asked_of", "check"]
