"""What one header label says by itself: the column that it names, the number of a race, the code of one.

Belongs here: looking a label up in seeds/labels.csv. Does not belong here: what the labels of a table say together (labels).
"""

import re
from functools import cache, lru_cache

from pipeline.parse.rules import rule_table

_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_KEY = re.compile(r"[^0-9a-z#%]+")
_ROUND = re.compile(r"^(?:R|Rn?d\.?|Round|Race)?\s?(\d{1,3})(?:\s+(?-i:[A-Z]{3}))?$", re.IGNORECASE)
_CODE = re.compile(r"^[A-Z]{2,4}[ 0-9]{0,4}$")
_HEAT = re.compile(r"^Q[1-9]$")


@lru_cache(maxsize=1 << 14)
def label_key(label: str) -> str:
    """A label without case, blanks and punctuation (`F/Laps` -> `flaps`)."""
    return _KEY.sub("", label.lower())


@cache
def _labels() -> dict[tuple[str, str], tuple[str, str]]:
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for row in rule_table("labels"):
        found.setdefault((label_key(row["label"]), row["kind"]), (row["column"], row["label"]))
    return found


@lru_cache(maxsize=1 << 14)
def column_of(label: str, kind: str = "") -> tuple[str, str] | None:
    """The canonical column of a label and the rule that said so, None where no rule knows it.

    A plural is its singular; a label whose parts between slashes all mean one column (`Co-driver/Navigator`) means that column.
    """
    known = _labels()
    for text in (label, _BRACKETS.sub("", label)) if "(" in label or "[" in label else (label,):
        key = label_key(text)
        for candidate in (key, key.removesuffix("s"), key + "s") if key else ():
            for scope in (kind, "") if kind else ("",):
                if (candidate, scope) in known:
                    return known[candidate, scope]
    parts = [column_of(part, kind) for part in label.split("/")] if "/" in label else []
    return parts[0] if parts and parts[0] and len({part and part[0] for part in parts}) == 1 else None


@lru_cache(maxsize=1 << 14)
def round_of(label: str) -> int | None:
    """The number of a race column's label, None for any other."""
    found = _ROUND.match(label.strip())
    return int(found[1]) if found else None


@lru_cache(maxsize=1 << 14)
def is_code(label: str) -> bool:
    """Whether a label looks like a race's code."""
    return bool(_CODE.match(label.strip()))


@lru_cache(maxsize=1 << 14)
def is_heat(label: str) -> bool:
    """Whether a label numbers a qualifying race beside the numbered races (`Q2`)."""
    return bool(_HEAT.match(label.strip()))
