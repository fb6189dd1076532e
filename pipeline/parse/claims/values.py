"""One cell's text to one typed value: counts, points, championship positions, seasons, and the series-class split.

Belongs here: the value rules that need no other cell. Does not belong here: what a row or a table makes of them (summary,
grid, infobox) and the codes of race cells (results).
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import TypeVar

from pipeline.parse.claims.numerals import words_count
from pipeline.parse.rules import rule_table

MARKS = "*†‡§¶~^#"
_MARK_RUN = re.compile(rf"[\s{re.escape(MARKS)}]*[{re.escape(MARKS)}][\s{re.escape(MARKS)}]*$")
_ONE_MARK = re.compile("|".join(f"{re.escape(mark)}+" for mark in MARKS))
_LEADING_MARKS = re.compile(rf"^(?!~\s*\d)[{re.escape(MARKS)}]+\s*(?=\S)")  # `~120` is about so many
_NOTE = re.compile(r"\s*\[(?:[a-z]{1,2}|\d{1,3}|(?:note|nb|n|upper-alpha|lower-alpha)\s?\d*)\]", re.IGNORECASE)
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\ufeff]+")
_INTEGER = r"[-−]?(?:\d{1,3}(?:[,\u202f ]\d{3})+|\d+)"
_AS_OF = re.compile(r"\((?:as of|through|up to|until|after|to)\b[^()]*\)", re.IGNORECASE)
_COUNTED = r"(?:\s+(?:race|start|rall(?:y|ie)|event|entr(?:y|ie)|win|podium|pole|title|championship)s?)?"
_COUNT = re.compile(rf"^({_INTEGER}){_COUNTED}(?:\s*/\s*(\d+)|\s*\(\s*(\d+)\s*([a-z ]*)\)|\s*\([^)]*\))?$", re.IGNORECASE)
_NUMBER = rf"{_INTEGER}(?:[.·]\d+|,\d{{1,2}}(?!\d))?"
_DECIMAL_COMMA = re.compile(r",(\d{1,2})$")
_FRACTION = re.compile(r"^(?:([-−]?\d+)(?:\s*\+\s*|\s+))?(\d+)\s*[⁄/]\s*(\d+)$")
_GLUED = re.compile(r"(?<!\d)(?<!\d\s)(\d{2,6})\s*⁄\s*(\d{1,3})(?!\d)")
_VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5)}
_VULGAR |= {"⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒": (1, 10)}
_POINTS = re.compile(rf"^({_NUMBER})(?:\s*(?:pts?|points)\.?)?(?:\s*\(\s*({_NUMBER})[^)]*\))?(?:\s*(?:pts?|points)\.?)?$", re.IGNORECASE)
_POSITION = re.compile(
    r"^(?:(=|T[-–‑]?\s?|P\.?\s?|№\s?|(?:joint|equal|tied)[-\s])\s*)?(\d{1,3})\s*(st|nd|rd|th|er|re|e|ème|\.?[ºª°]|\.)?\s*(=|T)?\s*"
    r"(?:[(\[]\s*([^)\]]*)[)\]].*|(?<=[a-z])\s*/\s*\d{1,4}|"
    r"(?<=\s)(?:overall|(?:out )?of \d+|in \d{4}(?:[-–,]\s?\d{2,4})*|in (?!\d{4})([^\d\s].*)))?$",
    re.IGNORECASE,
)
_NO_CLASS = (
    r"\b(?:pts?|points|tied?|joint|equal|shared|overall|provisional|champions?|runner|standings?|championship|tb[acd]|pending)\b"
    r"|\d(?:st|nd|rd|th)\b"
)
_TIE_BESIDE = re.compile(r"\b(?:tied?|joint|equal|shared)\b", re.IGNORECASE)
_CLASS_BESIDE = re.compile(rf"(?!.*(?:{_NO_CLASS}))(?=.*[a-z])(?:in )?(?!\d)(.+)", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\da-z])(1[89]\d\d|[23]\d\d\d)(?!\d)", re.IGNORECASE)
_SEASON = re.compile(r"(?<!\d)(1[89]\d\d|[23]\d\d\d)(?:\s*[-–—/−]\s*(\d{4}|\d{2}|present)(?!\d))?", re.IGNORECASE)
_CAUSE = re.compile(r"\s(?:due to|because of|owing to)\s", re.IGNORECASE)
_SPLIT = re.compile(r"\s+[-–—]\s+")
_GROSS = re.compile(r"^(\d[\d.,]*)$")
_QUANTUM = Decimal("0.0001")
_FEW = 1000  # points: beside fewer a number such as 2012 is a year
_LIMIT = Decimal(10) ** 7
_CACHE_SIZE = 1 << 14
_TEENS = range(11, 14)
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_SUFFIX = {1: "st", 2: "nd", 3: "rd"}
_WORDS = {
    "champion": 1, "champions": 1, "winner": 1, "winners": 1, "won": 1, "first": 1, "world champion": 1, "c": 1, "runner-up": 2,
    "runner up": 2, "runners-up": 2, "vice-champion": 2, "vice champion": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "campeón": 1, "campeona": 1, "campeão": 1, "campeã": 1, "subcampeón": 2,
    "subcampeona": 2, "vice-campeão": 2,
}  # fmt: skip


@dataclass(slots=True, frozen=True)
class Count:
    """A number of races, wins and the like: `value` is null unless `state` is `reported`.

    `alternate` is a second number written in brackets or after a slash, `alternate_of` the word beside it (`starts`, `entries`).
    """

    value: int | None
    state: str
    is_provisional: bool = False
    marks: tuple[str, ...] = ()
    alternate: int | None = None
    alternate_of: str = ""
    rule: str = ""


@dataclass(slots=True, frozen=True)
class Points:
    """Championship points, exact to four decimals; `gross` is the total before dropped scores (`64 (72)`), never fewer."""

    value: Decimal | None
    state: str
    gross: Decimal | None = None
    is_provisional: bool = False
    marks: tuple[str, ...] = ()
    rule: str = ""


@dataclass(slots=True, frozen=True)
class Position:
    """A championship position; `has_wrong_suffix` where the ordinal is misspelt (`2th`), `years` those written beside it.

    `rank_class` is the class that the rank is of where the text says so: `1st (Rookie)`, `3rd in class`.
    """

    rank: int | None
    state: str
    is_tie: bool = False
    is_provisional: bool = False
    marks: tuple[str, ...] = ()
    has_wrong_suffix: bool = False
    points: Decimal | None = None
    years: tuple[int, ...] = ()
    rule: str = ""
    rank_class: str = ""


Marked = TypeVar("Marked", Count, Points, Position)


@cache
def _states() -> dict[tuple[str, str], str]:
    return {(row["text"].lower(), row["kind"]): row["state"] for row in rule_table("markers")}


@lru_cache(maxsize=_CACHE_SIZE)
def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """A cell's text without note references, bars that stand alone and trailing marks, and those marks."""
    bare = _SPACES.sub(" ", _NOTE.sub("", text)).strip(" |")
    marks: list[str] = []
    if found := _MARK_RUN.search(bare):
        marks = _ONE_MARK.findall(found[0])
        bare = bare[: found.start()]
    if found := _LEADING_MARKS.match(bare):
        marks += _ONE_MARK.findall(found[0])
        bare = bare[found.end() :]
    return bare.strip(), tuple(marks)


@lru_cache(maxsize=_CACHE_SIZE)
def state_of(text: str, kind: str = "") -> tuple[str, str]:
    """The state that a text without a number stands for and the marker that says so; ('', '') where no rule knows it."""
    key = text.strip().lower()
    if not key:
        return "blank", ""
    known = _states()
    for scope in (kind, "") if kind else ("",):
        if state := known.get((key, scope)):
            return state, key
    if key.startswith("(") and key.endswith(")"):
        return state_of(key[1:-1], kind)
    return state_of(without_cause(key), kind) if without_cause(key) != key else ("", "")


def without_cause(text: str) -> str:
    """A text without the cause that it gives at its end: `Did not compete due to injury`."""
    found = _CAUSE.search(text)
    return text[: found.start()] if found else text


def _integer(text: str) -> int:
    return int(re.sub(r"[,\s\u202f]", "", text.replace("−", "-")))


def _decimal(text: str) -> Decimal | None:
    plain = _DECIMAL_COMMA.sub(r".\1", text).replace("−", "-").replace("·", ".")
    value = Decimal(re.sub(r"[,\s\u202f]", "", plain)).quantize(_QUANTUM) if len(text) < 15 else None  # noqa: PLR2004
    return value if value is not None and abs(value) < _LIMIT else None


@lru_cache(maxsize=1 << 14)
def read_count(text: str, marks: tuple[str, ...] = ()) -> Count:
    """A count as written: `14`, `?`, `N/A`, `0*`, `54 (54 entries)`; a text no rule knows is state `unread`."""
    bare, own = clean(_AS_OF.sub("", text))
    every = own + tuple(mark for mark in marks if mark not in own)
    provisional = "*" in every
    if found := _COUNT.match(bare):
        value = _integer(found[1])
        if abs(value) < _LIMIT:
            alternate = found[2] or found[3]
            is_year = bool(found[3]) and not found[4].strip() and bool(_YEAR.fullmatch(found[3]))
            other = int(alternate) if alternate and not is_year else None
            return Count(value, "reported", provisional, every, other, (found[4] or "").strip().lower())
    if (value := words_count(bare)) is not None:
        return Count(value, "reported", provisional, every)
    state, rule = state_of(bare, "count")
    return Count(None, state or "unread", provisional, every, rule=rule)


def read_total(text: str, marks: tuple[str, ...] = ()) -> Count:
    """A count as read_count reads it; one below zero counts nothing and is state `unread`."""
    count = read_count(text, marks)
    return replace(count, value=None, state="unread") if count.value is not None and count.value < 0 else count


@lru_cache(maxsize=1 << 14)
def read_points(text: str, marks: tuple[str, ...] = ()) -> Points:
    """Points as written: `407.5`, `32½`, `8 1⁄7`, `64 (72)`, `1,234`, `-5`; a text no rule knows is state `unread`."""
    bare, own = clean(text)
    every = own + tuple(mark for mark in marks if mark not in own)
    provisional = "*" in every
    if found := _POINTS.match(_plain_fractions(bare)):
        value, gross = _decimal(found[1]), _decimal(found[2]) if found[2] else None
        if value is not None:
            is_gross = gross is not None and gross >= value and not (value < _FEW and _YEAR.fullmatch(found[2]))
            return Points(value, "reported", gross if is_gross else None, provisional, every)
    if (exact := _fraction(_GLUED.sub(_parted, bare))) is not None:
        return Points(exact, "reported", None, provisional, every)
    state, rule = state_of(bare, "points")
    return Points(None, state or "unread", None, provisional, every, rule)


def _plain_fractions(text: str) -> str:
    """Every fraction of a text as a decimal number: `32½ (40½)` -> `32.5 (40.5)`."""
    for sign, (top, bottom) in _VULGAR.items():
        if sign in text:
            digits = str((Decimal(top) / Decimal(bottom)).quantize(_QUANTUM)).removeprefix("0")
            text = re.sub(rf"(\d)\s*{sign}", rf"\g<1>{digits}", text).replace(sign, f"0{digits}")
    text = _GLUED.sub(_parted, text)
    return re.sub(
        r"([-−]?\d+)(?:\s*\+\s*|\s+)(\d+)\s*⁄\s*(\d+)",
        lambda found: str(_fraction(found[0]) if _fraction(found[0]) is not None else found[0]),
        text,
    )


def _parted(found: re.Match[str]) -> str:
    """A whole number that a fraction was written against, a blank between them: `181⁄3` is 18 and a third; as written where unsure."""
    top, bottom = found[1], found[2]
    cuts = [cut for cut in range(1, len(top)) if top[cut] != "0" and int(top[cut:]) < int(bottom)]
    is_sure = len(cuts) == 1 and int(top) >= int(bottom)
    return f"{top[: cuts[0]]} {top[cuts[0] :]}⁄{bottom}" if is_sure else found[0]


def _fraction(text: str) -> Decimal | None:
    found = _FRACTION.match(text)
    if not found or not int(found[3]) or len(text) > len("-99999 999/999") or ("/" in text and not found[1]):
        return None
    part = Decimal(int(found[2])) / Decimal(int(found[3]))
    if part >= 1:
        return None
    whole = _integer(found[1]) if found[1] else 0
    return (whole - part if text.startswith(("-", "−")) else whole + part).quantize(_QUANTUM)


@lru_cache(maxsize=1 << 14)
def read_position(text: str, marks: tuple[str, ...] = ()) -> Position:
    """A championship position as written: `4th`, `=3rd`, `T3`, `7th*`, `NC†`, `1st (545 pts)`, `1st (Rookie)`, `Champion`."""
    bare, own = clean(text)
    every = own + tuple(mark for mark in marks if mark not in own)
    provisional = "*" in every
    if found := _POSITION.match(bare):
        rank = int(found[2])
        beside = found[5] or ""
        prefix = (found[1] or "").strip(" .-–‑").upper()
        return Position(
            rank,
            "reported",
            is_tie=(prefix not in {"", "P", "№"}) or bool(found[4]) or bool(_TIE_BESIDE.search(beside)),
            is_provisional=provisional,
            marks=every,
            has_wrong_suffix=bool(found[3]) and found[3].lower() in _SUFFIXES and found[3].lower() != suffix(rank),
            points=_points_beside(beside),
            years=tuple(int(year) for year in _YEAR.findall(bare)),
            rank_class=_class_beside(found[6] or beside),
        )
    if bare.lower() in _WORDS and not (bare == "C" or bare == "c"):  # noqa: PLR1714
        return Position(_WORDS[bare.lower()], "reported", is_provisional=provisional, marks=every)
    state, rule = state_of(bare, "position")
    return Position(None, state or "unread", is_provisional=provisional, marks=every, rule=rule)


def _points_beside(text: str) -> Decimal | None:
    found = re.match(rf"^({_NUMBER})\s*(?:pts?|points)\.?$", text.strip(), re.IGNORECASE)
    return _decimal(found[1]) if found else None


def _class_beside(text: str) -> str:
    """The class that a text beside a rank names, '' where it says something else (points, years, another rank, a tie)."""
    found = _CLASS_BESIDE.fullmatch(text.strip())
    return found[1].strip() if found and not _YEAR.search(text) else ""


def suffix(rank: int) -> str:
    """The ordinal suffix of a number: 1 -> `st`, 12 -> `th`, 22 -> `nd`."""
    return "th" if rank % 100 in _TEENS else _SUFFIX.get(rank % 10, "th")


@lru_cache(maxsize=1 << 14)
def read_season(text: str) -> tuple[int | None, int | None]:
    """First and last year of a season: `2019`, `2018–19`, `1999–00`; (None, None) where the text holds no year."""
    found = _SEASON.search(text)
    if not found:
        return None, None
    first = int(found[1])
    end = found[2]
    if not end or not end.isdigit():
        return first, first
    last = int(end) if len(end) > 2 else first // 100 * 100 + int(end)  # noqa: PLR2004
    if last < first and len(end) == 2:  # noqa: PLR2004
        last += 100
    return (first, last) if first <= last else (first, first)


@lru_cache(maxsize=_CACHE_SIZE)
def split_series(text: str) -> tuple[str, str | None]:
    """A series and its class, split at the first spaced dash: `GT4 European Series - Silver Cup`; class None where there is none."""
    parts = _SPLIT.split(text.strip(), maxsplit=1)
    if len(parts) > 1 and parts[0] and parts[1]:
        return parts[0].strip(), parts[1].strip()
    return text.strip(), None


@lru_cache(maxsize=1 << 14)
def role_of(text: str) -> str:
    """The seeds/roles.csv pattern that knows a text as a role without races, '' where none does."""
    return next((row["pattern"] for row in rule_table("roles") if re.search(row["pattern"], text, re.IGNORECASE)), "")
