"""How a value reads: counts, points, positions, and the word for a value that is not there.

Belongs here: text for one value. Does not belong here: links (links) or tables (career, grids).
"""

from decimal import Decimal

_STATES = {
    "not_applicable": "n/a",
    "unknown": "?",
    "pending": "TBD",
    "not_classified": "NC",
    "ineligible": "guest",
    "excluded": "EX",
    "ambiguous": "two readings",
    "unread": "unread",
    "cancelled": "C",
}
KINDS = {
    "stale_infobox": "stale infobox",
    "scope_difference": "number in another scope",
    "field_misuse": "field used for something else",
    "prose_overclaim": "prose claims more",
    "incomplete_grid": "incomplete grid",
    "unexplained": "unexplained",
}
METRIC_NAMES = {"fastest_laps": "fastest laps", "best_finish": "best finish", "first_year": "first year"}


def number(value: Decimal | float | None) -> str:
    """A count or a decimal without idle zeros: `4`, `12.5`; empty for none."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    text = f"{value:f}" if isinstance(value, Decimal) else f"{value}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(value: float | None) -> str:
    """A rate as per cent with one decimal; empty for none."""
    return "" if value is None else f"{value * 100:.1f} %"


def ordinal(value: int | None) -> str:
    """`1st`, `2nd`, `3rd`, `11th`; empty for none."""
    if value is None:
        return ""
    suffix = "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{suffix}"


def absent(state: str | None) -> str:
    """What stands in the place of a value that is not there."""
    return _STATES.get(state or "", "–")


def words(name: str | None) -> str:
    """A name of a closed list as words: `not_applicable` is `not applicable`."""
    return (name or "").replace("_", " ")


def metric_name(metric: str) -> str:
    """A metric as words."""
    return METRIC_NAMES.get(metric, words(metric))


def years(first: int | None, last: int | None) -> str:
    """`2019`, `2018–2023`, or empty."""
    if first is None:
        return ""
    return str(first) if last in {None, first} else f"{first}–{last}"
