"""One race cell to one typed result: how the race ended, where, from pole or with the fastest lap.

Belongs here: result codes (seeds/result_codes.csv), colours (seeds/colours.csv), sprint results, shared drives, the daggers
that a note explains. Does not belong here: taking the words of a cell apart (racecell), rows and columns (grid, events).
"""

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.parse.claims import racecell
from pipeline.parse.claims.notes import DID_NOT_FINISH, meaning_of
from pipeline.parse.claims.places import typed
from pipeline.parse.claims.racepieces import NOTHING
from pipeline.parse.claims.setting import Setting
from pipeline.parse.claims.values import read_position, without_cause
from pipeline.parse.markup.notelines import marks_of
from pipeline.parse.markup.table import BOLD, ITALIC, Content
from pipeline.parse.rules import rule_table

_UNREAD_EVENT = re.compile(r"\{\{\s*F1R\d{4}\s*\|[^|{}]*\|\s*([A-Z0-9]{3})2?\s*\}\}")
_REASON = re.compile(r"([^(/,–:]*[^(/,–:\s])\s*(?:[(/,–:]|-\s)")
_NO_RESULT = frozenset({"TBD", "TBA", "TBC"})
_POLE_WORDS = frozenset({"P", "PP", "Pole"})
_FASTEST_WORDS = frozenset({"F", "FL"})
_POLE_AND_FASTEST = frozenset("PF")
_KEPT = 1 << 14  # results: those of some hundred articles


@dataclass(slots=True, eq=False)
class Result:
    """What a race cell says; the columns of staging.race_result of the same names. Cells that say the same may share one.

    `unread_reason` is '' unless the result could not be read: `template`, `result_lost`, `unknown_code`, `result_missing`,
    and `unread_text` is the text that no rule knows. `code` is the key of
    the seeds/result_codes.csv row that was used, `colour_key` that of seeds/colours.csv; `is_unknown_colour` where none fits.
    """

    event: str | None = None
    event_link: str | None = None
    number: int | None = None
    session: str | None = None
    result_text: str | None = None
    position: int | None = None
    class_position: int | None = None
    status: str = "unread"
    is_entered: bool | None = None
    is_start: bool | None = None
    is_classified: bool | None = None
    is_pole: bool | None = None
    is_fastest_lap: bool | None = None
    sprint_position: int | None = None
    marks: str | None = None
    colour: str | None = None
    colour_meaning: str | None = None
    state: str = "unread"
    is_interim: bool = False
    is_blank: bool = False
    unread_reason: str = ""
    unread_text: str = ""
    code: str = ""
    colour_key: str = ""
    is_unknown_colour: bool = False


@cache
def _colours() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["family"], row["colour"]): row for row in rule_table("colours")}


@lru_cache(maxsize=1024)
def colour_rule(colour: str, family: str = "") -> dict[str, str] | None:
    """The seeds/colours.csv row of a colour under a family of legends, None where no rule knows it."""
    return _colours().get((family, colour)) or _colours().get(("", colour))


def is_blank(content: Content) -> bool:
    """Whether a cell says nothing at all: no text but a dash or `N/A`, no unread template."""
    return not content.unread and (not content.text or content.text.strip() in NOTHING)


@lru_cache(maxsize=_KEPT)
def altered(result: Result, **values: str | bool | None) -> Result:
    """A result that says something else in some of its fields."""
    other = copy(result)
    for name, value in values.items():
        setattr(other, name, value)
    return other


@lru_cache(maxsize=_KEPT)
def read_result(content: Content, colour: str, setting: Setting) -> Result:
    """Read one race cell; `colour` is its background (six hex digits or ''). The result is shared: it must not be changed."""
    result, rule = _coloured(colour, setting)
    if is_blank(content):
        result.is_blank = True
        _close(result, "", "not_entered")
        return result
    numbers_are_races = setting.numbers_are_races or (setting.is_small_print and not colour)
    parts = racecell.split(content, is_coloured=bool(colour), numbers_are_races=numbers_are_races)
    result.event, result.event_link = parts.event or None, parts.event_link or None
    result.number, result.session = parts.number, parts.session or None
    result.marks = " ".join(parts.marks) if parts.marks else None
    if parts.result:
        raised = () if setting.superscript_is_sprint else [mark for word in parts.raised for mark in marks_of(word)]
        _read_text(result, parts.result, (*parts.marks, *raised), setting)
    elif content.unread:
        _name_unread(result, content)
    elif setting.is_lossy:
        result.unread_reason = "result_lost"
    elif not rule or not _read_colour(result, rule):
        _read_absence(result, rule)
    if parts.raised:
        _read_raised(result, parts.raised, setting)
    if not setting.is_lossy and result.unread_reason != "template":
        _read_style(result, content, setting)
    return result


def read_outcome(content: Content, colour: str, setting: Setting) -> Result:
    """Read a cell that holds nothing but a result, as those of event tables do: `3rd`, `DNF (gearbox)`, `DSQ`."""
    result, _ = _coloured(colour, setting)
    result.marks = " ".join(content.marks) or None
    text = content.text.strip()
    if not racecell.is_result(text):
        text = without_cause(text)
        first = _REASON.match(text)
        text = first.group(1) if first and racecell.is_result(first.group(1)) else text
        text = str(read_position(text).rank or text)
    if is_blank(content) or text.upper() in _NO_RESULT:
        result.is_blank = True
        result.state = "pending" if text.upper() in _NO_RESULT else "blank"
    elif content.unread and not racecell.is_result(text):
        result.unread_reason = "template"
    else:
        _read_text(result, text, content.marks, setting)
        result.result_text = content.text.strip() if result.result_text else None
    return result


def _coloured(colour: str, setting: Setting) -> tuple[Result, dict[str, str] | None]:
    """A result of which only the colour is known, and that colour's rule."""
    if not colour:
        return Result(), None
    rule = colour_rule(colour, setting.family)
    if rule is None:
        return Result(colour=colour, is_unknown_colour=True), None
    return Result(colour=colour, colour_meaning=rule["meaning"], colour_key=rule["colour_key"]), rule


@cache
def _outcomes() -> dict[str, tuple[str, bool, bool, bool]]:
    """Status, is_entered, is_start and is_classified by code; '' for a race not entered."""
    known = {"": ("not_entered", False, False, False)}
    for code, rule in racecell.codes().items():
        known[code] = (rule["status"], rule["is_entered"] == "true", rule["is_start"] == "true", rule["is_classified"] == "true")
    return known


def _close(result: Result, code: str, state: str) -> None:
    """Set status and state, and the three flags that the rule table gives the code."""
    result.code, result.state = code, state
    result.status, result.is_entered, result.is_start, result.is_classified = _outcomes()[code]


def _read_text(result: Result, text: str, marks: Sequence[str], setting: Setting) -> None:
    position, class_position, code = typed(text, is_by_class=setting.is_by_class)
    if text == racecell.UNKNOWN:
        result.state = "unknown"
        return
    if not code and text.upper() in _NO_RESULT:
        _close(result, "", "pending")
        return
    if not code:
        result.unread_text = text
        result.unread_reason = "unknown_code"
        return
    is_plain = code == "#" and position is not None and not racecell.shared(text)
    if is_plain and any(_says_stopped(mark, setting.notes, position) for mark in marks):
        code = "#†"
    result.result_text, result.position, result.class_position = text, position, class_position
    _close(result, code, "reported")
    if result.status in {"cancelled", "not_entered"}:
        result.state = result.status


def _says_stopped(mark: str, notes: frozenset[tuple[str, bool]], position: int | None) -> bool:
    """Whether a mark at a position means a car that stopped: its note says so, or it is a dagger that no note explains.

    A winner's dagger says something else.
    """
    if (mark, True) in notes or (mark, False) in notes:
        return (mark, True) in notes
    if mark.startswith("note:"):
        return meaning_of(mark.split(":", 2)[-1])[0] == DID_NOT_FINISH
    return mark == "†" and position != 1


def _name_unread(result: Result, content: Content) -> None:
    result.unread_reason = "template"
    key = _UNREAD_EVENT.search(content.unread[0].call)
    if key and not result.event:
        result.event = key.group(1)


def _read_colour(result: Result, rule: dict[str, str]) -> bool:
    """Take the result from the colour where it leaves only one (gold is a win); False where it leaves several."""
    statuses = rule["statuses"].split()
    if rule["best"] and rule["best"] == rule["worst"]:
        _close(result, "#", "reported")
        result.position = int(rule["best"])
        return True
    if len(statuses) == 1 and not rule["best"] and statuses[0] not in {"classified", "not_entered"}:
        code = next((row["code"] for row in rule_table("result_codes") if row["status"] == statuses[0]), "")
        _close(result, code, "reported")
        return True
    return False


def _read_absence(result: Result, rule: dict[str, str] | None) -> None:
    """An event without a result: not entered, unless its colour says that something happened there."""
    if rule and "not_entered" not in rule["statuses"].split():
        result.unread_reason = "result_missing"
    else:
        _close(result, "", "not_entered")


def _read_raised(result: Result, raised: list[str], setting: Setting) -> None:
    """Raised words: a sprint's result where the legend knows sprints, P and F are pole and fastest lap, others marks."""
    others = []
    for text in (word for words in raised for word in words.split()):
        place = racecell.position_of(text)
        if place is not None and setting.superscript_is_sprint:
            result.sprint_position = place
        elif text in _POLE_WORDS:
            result.is_pole = True
        elif text in _FASTEST_WORDS:
            result.is_fastest_lap = True
        elif set(text) == _POLE_AND_FASTEST:
            result.is_pole = result.is_fastest_lap = True
        else:
            others.append(f"^{text}")
    if others:
        result.marks = " ".join([*([result.marks] if result.marks else []), *others])


def _read_style(result: Result, content: Content, setting: Setting) -> None:
    """Pole and fastest lap from bold and italics where the legend gives them a meaning, or from what a template says outright."""
    styles = 0
    for run in content.runs:
        styles |= run.style
    bold, italic = bool(styles & BOLD), bool(styles & ITALIC)
    if "pole" in content.flags:
        result.is_pole = True
    elif result.is_pole is None and (setting.bold_is_pole or setting.italic_is_pole):
        result.is_pole = (bold and setting.bold_is_pole) or (italic and setting.italic_is_pole)
    if "fastest_lap" in content.flags:
        result.is_fastest_lap = True
    elif result.is_fastest_lap is None and setting.italic_is_fastest_lap:
        result.is_fastest_lap = italic
    if result.status == "not_entered":
        result.is_pole = False if result.is_pole is not None else None
        result.is_fastest_lap = False if result.is_fastest_lap is not None else None
    elif result.is_start is False and result.is_fastest_lap:
        result.is_fastest_lap = False
