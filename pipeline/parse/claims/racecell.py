"""A race cell taken apart: which of its words name the event, the race, the session, and which are the result.

Belongs here: the order and the small print of a cell such as `[[Monza|MNZ<br>2]]<br>{{small|1}}`. Does not belong here:
what a result means (results) or what a column or row means (grid).
"""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from pipeline.parse.claims.racepieces import MARK, MARKS, Piece, pieces_of
from pipeline.parse.markup.table import BOLD, ITALIC, SMALL, SUP, Content
from pipeline.parse.rules import rule_table

HIGHEST_POSITION = 199
_PLAIN_RUNS = 3
_WORDS = 4096
_MOST_RACES = 9  # that an event's cells are numbered by
_SMALL_NUMBERS = frozenset("1234")
UNKNOWN = "?"
_ONE_MARK = re.compile("|".join([*(re.escape(mark) + "+" for mark in MARKS), "[¹²³⁴⁵⁶⁷⁸⁹]"]))
_NUMBER = re.compile(r"(?:[=TP])?(\d{1,3})(?:st|nd|rd|th)?(?:=)?", re.IGNORECASE)
_BRACKETED = re.compile(r"\(\s*(\d{1,3})(?:st|nd|rd|th)?\s*\)", re.IGNORECASE)
_RACE_NUMBER = re.compile(r"\d{1,2}")
_SESSION = re.compile(
    r"(?:FEA|FEAT|FEATURE|SPR|SPRINT|MAIN|SR|FR|QR|QH|QF|QP|Q|PF|SF|F|FIN|FINAL|H|HT|HEAT|R|CR|RACE|SH|LCQ|\d{1,2}H|SP(?=\s?\d)|OPEN(?:ING)?)\s?(\d{0,2})",
    re.IGNORECASE,
)
_SHARED = re.compile(r"[^\s+/&]+\s*[+/&]\s*[^\s+/&]+")
_SHARED_SPLIT = re.compile(r"\s*[+/&]\s*")
_BY_CLASS = re.compile(r"\b(?:ovr|overall|cls|class)\b", re.IGNORECASE)
IN_CLASS_BY_WORDS = re.compile(
    r"(?:(\S+?)(?:\s+overall)?\s*[(,/;]\s*)?(\d{1,3}(?:st|nd|rd|th)?)\s+"
    r"(?:\(?class\)?|in\s+(?:the\s+|his\s+|her\s+)?(?:class|category|(?-i:Group\s\w+|[A-Z][A-Z0-9.+-]*)(?:\s+class)?))\)?",
    re.IGNORECASE,
)
WITH_BRACKET = re.compile(r"(\S+)\s*\(([^()]*)\)")
_TRAILING = re.compile(r"(.*\S)\s+(\S+)")


@dataclass(slots=True)
class Parts:
    """A race cell's words: `result` is '' where none is printed, `raised` the small raised words of it (sprint results)."""

    event: str = ""
    event_link: str = ""
    number: int | None = None
    session: str = ""
    result: str = ""
    raised: list[str] = field(default_factory=list)
    marks: tuple[str, ...] = ()


@cache
def codes() -> dict[str, dict[str, str]]:
    """The result codes of seeds/result_codes.csv by code."""
    return {row["code"]: row for row in rule_table("result_codes")}


def bare(text: str) -> str:
    """A printed result as its code: no footnote marks, brackets or closing stop, upper case."""
    return MARK.sub("", text).strip().strip("()[]").rstrip(".").strip().upper()


@lru_cache(maxsize=_WORDS)
def position_of(text: str) -> int | None:
    """The number of a printed position (`12`, `3rd`, `=4`, `(7)`), or None."""
    text = MARK.sub("", text).strip()
    match = _NUMBER.fullmatch(text) or _BRACKETED.fullmatch(text)
    number = int(match.group(1)) if match else 0
    return number if 0 < number <= HIGHEST_POSITION else None


@lru_cache(maxsize=_WORDS)
def shared(text: str) -> tuple[str, ...]:
    """The results of a shared drive (`2 / 4`, `2+3`), or () where the text is no such pair."""
    plain = MARK.sub("", text).strip()
    if plain.upper() in codes() or not _SHARED.fullmatch(plain):
        return ()
    return tuple(_SHARED_SPLIT.split(plain))


@lru_cache(maxsize=_WORDS)
def is_result(text: str) -> bool:
    """Whether a text reads as a result: a position, a known code, a shared drive, an overall and class pair, a question mark."""
    if position_of(text) is not None or bare(text) in codes() or _BY_CLASS.search(text) or text == UNKNOWN:
        return True
    if IN_CLASS_BY_WORDS.fullmatch(text):
        return True
    both = WITH_BRACKET.fullmatch(text)
    if both:
        return is_result(both.group(1))
    drives = shared(text)
    return bool(drives) and all(position_of(drive) is not None or bare(drive) in codes() for drive in drives)


def is_session(text: str) -> bool:
    """Whether a word names a session of an event: `FEA`, `SPR`, `R2`, `QH`."""
    return bool(_SESSION.fullmatch(text))


def has_small_print(content: Content) -> bool:
    """Whether the cell prints something small under its event, as most grids do with results."""
    runs = content.runs
    return len(runs) > 1 and len({bool(run.style & SMALL) for run in runs if run.text.strip() and not run.style & SUP}) > 1


def split(content: Content, *, is_coloured: bool = False, numbers_are_races: bool = False) -> Parts:
    """Take a race cell apart.

    `numbers_are_races` says that in this grid a plain number after the event's code is the race's number (its results are
    printed small, or lost), so that it is not read as a result.
    """
    if (parts := _plain(content)) is not None:
        return parts
    pieces = pieces_of(content)
    parts = Parts()
    cut = _result_start(pieces, is_coloured=is_coloured, numbers_are_races=numbers_are_races)
    result = pieces[cut:]
    pieces = pieces[:cut]
    if not result and len(pieces) == 1 and not pieces[0].link:
        result = _cut_plain(pieces[0], numbers_are_races=numbers_are_races or not is_coloured)
    parts.result = _joined(result)
    for piece in [*pieces, *result]:
        for raised in piece.raised:
            if MARK.sub("", raised).strip():
                parts.raised.append(raised.strip())
            elif result:
                parts.result += raised.strip()
    printed = _ONE_MARK.findall("".join([*(piece.text for piece in pieces), parts.result]))
    parts.marks = tuple(dict.fromkeys([*printed, *content.marks]))
    _name_event(parts, pieces)
    return parts


def _joined(result: list[Piece]) -> str:
    """The words of a result; lines of which a marked one is a position and the others are results are those of shared drives."""
    texts = [piece.text for piece in result]
    if len(texts) > 1 and any(MARK.search(text) and position_of(text) for text in texts) and all(map(is_result, texts)):
        return " / ".join(texts)
    is_by_class = len(texts) > 1 and IN_CLASS_BY_WORDS.fullmatch(texts[-1]) is not None
    return (", " if is_by_class else " ").join(texts)


def _plain(content: Content) -> Parts | None:
    """The commonest cells at once: a linked code, perhaps with a race number, perhaps with a small result; None for others."""
    runs = content.runs
    if not runs or len(runs) > _PLAIN_RUNS or content.marks:
        return None
    first = runs[0]
    if not first.link or first.style > BOLD | ITALIC or not first.text.isalpha():
        return None
    parts = Parts(event=first.text, event_link=first.link)
    rest = runs[1:]
    if rest and rest[0].link == first.link and rest[0].style == first.style and rest[0].line == 1 and rest[0].text in _SMALL_NUMBERS:
        parts.number = int(rest[0].text)
        rest = rest[1:]
    if not rest:
        return parts
    last = rest[0]
    if len(rest) > 1 or last.link or last.style & ~(BOLD | ITALIC) != SMALL or last.line == 0:
        return None
    parts.result = last.text
    return parts if last.text.isdigit() or last.text == "Ret" or last.text in codes() else None


def _result_start(pieces: list[Piece], *, is_coloured: bool, numbers_are_races: bool) -> int:
    """The index of the first piece that is the result; the number of pieces where none is."""
    end = len(pieces)
    if not pieces:
        return end
    by_class = next((index for index, piece in enumerate(pieces) if _BY_CLASS.search(piece.text)), 0)
    if by_class:
        return by_class - 1 if _is_overall(pieces, by_class) else by_class
    if any(not piece.is_small for piece in pieces):
        start = end
        own = pieces[0].link if is_coloured else ""
        while start > 1 and pieces[start - 1].is_small and pieces[start - 1].link in {"", own}:
            start -= 1
        while start < end and _SESSION.fullmatch(pieces[start].text) and not is_result(pieces[start].text):
            start += 1
        while start < end - 1 and pieces[start].link == pieces[0].link != "" and _RACE_NUMBER.fullmatch(pieces[start].text):
            start += 1
        if start < end:
            return start
    last = pieces[-1]
    if not is_result(last.text):
        is_upper = last.text.isupper()
        may_be = is_coloured or (not numbers_are_races if is_upper else pieces[0].text.isupper())
        is_odd = may_be and end > 1 and not last.link and not _SESSION.fullmatch(last.text)
        return end - 1 if is_odd and len(last.text) <= len("DNPQ") else end
    if position_of(last.text) is None:
        is_bare_session = bool(_SESSION.fullmatch(last.text))
        return end if is_bare_session or (end == 1 and last.link) else end - 1
    return end - 1 if _is_position(pieces, is_coloured=is_coloured, numbers_are_races=numbers_are_races) else end


def _is_overall(pieces: list[Piece], by_class: int) -> bool:
    """Whether the line above a place in the class (`3rd in class`) is the overall result, and no number of a race."""
    in_class = IN_CLASS_BY_WORDS.fullmatch(pieces[by_class].text)
    above = pieces[by_class - 1]
    if by_class < 2 or above.link or not is_result(above.text) or (in_class is not None and in_class[1] is not None):  # noqa: PLR2004
        return False
    return above.is_small or (in_class is not None and (not above.text.isdigit() or int(above.text) > _MOST_RACES))


def _is_position(pieces: list[Piece], *, is_coloured: bool, numbers_are_races: bool) -> bool:
    """Whether the number in the last piece is a position rather than the number of a race."""
    last = pieces[-1]
    if len(pieces) == 1:
        return not last.link or is_coloured
    if last.link:
        return False
    before = pieces[-2].text
    if len(pieces) > 2 and (_RACE_NUMBER.fullmatch(before) or _SESSION.fullmatch(before)):  # noqa: PLR2004 - event, race, result
        return True
    is_race_number = last.text.isdigit() and int(last.text) <= _MOST_RACES and not last.raised
    return not (numbers_are_races and is_race_number)


def _cut_plain(piece: Piece, *, numbers_are_races: bool) -> list[Piece]:
    """Cut `LEC 1 15` or `LEC Ret`, written on one line: the event stays in the piece, the result is returned."""
    match = _TRAILING.fullmatch(piece.text)
    if not match or not is_result(match.group(2)):
        return []
    head, tail = match.groups()
    inner = _TRAILING.fullmatch(head)
    follows_race = inner and (_RACE_NUMBER.fullmatch(inner.group(2)) or _SESSION.fullmatch(inner.group(2)))
    if position_of(tail) is not None and numbers_are_races and not follows_race:
        return []
    if _SESSION.fullmatch(tail):
        return []
    piece.text = head
    return [Piece(text=tail, raised=piece.raised)]


def _name_event(parts: Parts, pieces: list[Piece]) -> None:
    words: list[str] = []
    for index, piece in enumerate(pieces):
        parts.event_link = parts.event_link or piece.link
        text = MARK.sub("", piece.text).strip()
        texts = [text]
        match = _TRAILING.fullmatch(text)
        if match and (_RACE_NUMBER.fullmatch(match.group(2)) or _SESSION.fullmatch(match.group(2))):
            texts = list(match.groups())
        for word in texts:
            is_first = index == 0 and word is texts[0]
            session = _SESSION.fullmatch(word)
            if not is_first and _RACE_NUMBER.fullmatch(word):
                parts.number = int(word)
            elif session and not (is_first and (len(pieces) > 1 or len(texts) > 1 or piece.link or not session.group(1))):
                parts.session = word.upper()
                parts.number = int(session.group(1)) if session.group(1) else parts.number
            elif word:
                words.append(word)
    parts.event = " ".join(words)
