"""Who the article is about: staging.driver, one row for every article whatever could be read.

Belongs here: name, birth, nationality, licence, team and relatives, from the infobox and the first sentences. Does not belong
here: racing numbers (infobox, summary, grid).
"""

import datetime as dt
import re

from pipeline.parse.claims import values
from pipeline.parse.claims.boxlists import list_items, list_lines
from pipeline.parse.frames import FrameBuilder
from pipeline.parse.markup.boxes import field_name
from pipeline.parse.markup.table import Document, InfoboxField

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_MONTH = "|".join(_MONTHS)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH}),?\s+(1[789]\d\d|20\d\d)\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(1[789]\d\d|20\d\d)\b", re.IGNORECASE)
_ISO = re.compile(r"\b(1[789]\d\d|20\d\d)[-|](\d{1,2})[-|](\d{1,2})\b")
_BORN = re.compile(r"\bborn\b[^.;()]{0,40}?(?=\d|" + _MONTH + ")", re.IGNORECASE)
_LIFE = re.compile(rf"[(;,]\s*((?:\d{{1,2}}\s+)?(?:{_MONTH})[^()–—-]{{0,14}}\d{{4}})\s*[–—-]", re.IGNORECASE)
_BIRTH_TEMPLATE = re.compile(r"\{\{\s*(?:birth[ _-]?date|bda|dob|birth based)[^{}|]*\|([^{}]*)", re.IGNORECASE)
_DEATH_TEMPLATE = re.compile(r"\{\{\s*(?:death[ _-]?date|dda)[^{}|]*\|([^{}]*)", re.IGNORECASE)
_PIXELS = re.compile(r"\b\d{1,3}px\s+")
_NATION = re.compile(r"^[A-Z]{3}\s+(?=\S)")
_LEAD = 4
_BIRTH_DATES = ("birth_date", "birthdate", "date_of_birth")  # the name of today, then those of the first years
_DEATH_DATES = ("death_date", "deathdate", "date_of_death")
_FAMILY = (("father", "father"), ("mother", "mother"), ("parents", "parents"), ("parent", "parent"), ("spouse", "spouse"))


def read_driver(document: Document, out: FrameBuilder) -> None:
    """Append the driver's one row; what the article does not say is null."""
    fields: dict[str, InfoboxField] = {}
    for item in document.fields:
        fields.setdefault(field_name(item.field), item)
    title = re.sub(r"\s*\([^()]*\)$", "", document.title).strip() or document.title
    out.add(
        "driver",
        title=document.title,
        name=_name(fields, title) or title,
        full_name=_text(fields, "full_name", "fullname", "birth_name"),
        birth_date=_date(fields, _BIRTH_DATES, _BIRTH_TEMPLATE),
        prose_birth_date=_prose_birth(document),
        birth_place=_text(fields, "birth_place", "birthplace", "place_of_birth"),
        death_date=_date(fields, _DEATH_DATES, _DEATH_TEMPLATE),
        nationality=_nationality(_text(fields, "nationality", "nationality_", "citizenship")),
        racing_licence=_licence(_text(fields, "racing_licence", "racing_license", "licence")),
        current_team=_team(fields),
        relatives=_relatives(fields),
    )


def _text(fields: dict[str, InfoboxField], *names: str) -> str | None:
    for name in names:
        if (item := fields.get(name)) and (text := values.clean(item.content.text)[0].strip(" ,")):
            return text
    return None


def _name(fields: dict[str, InfoboxField], title: str) -> str | None:
    """The name of the infobox; of several lines, as in two scripts, the one that has a word of the title."""
    item = fields.get("name") or fields.get("driver_name")
    lines = list_lines(item.content) if item else []
    words = set(title.lower().split())
    own = next((line for line in lines if words.intersection(line.lower().split())), None)
    return own if own and len(lines) > 1 else _text(fields, "name", "driver_name")


def _date(fields: dict[str, InfoboxField], names: tuple[str, ...], template: re.Pattern[str]) -> dt.date | None:
    item = next((fields[name] for name in names if name in fields), None)
    if item is None:
        return None
    if found := template.search(item.markup):
        numbers = [int(part) for part in found[1].split("|") if part.strip().isdigit() and len(part.strip()) <= 4]  # noqa: PLR2004
        if len(numbers) >= 3:  # noqa: PLR2004 - year, month, day
            return _day(*numbers[:3])
        if written := find_date(found[1]):
            return written
    return find_date(item.content.text) or find_date(item.markup)


def find_date(text: str) -> dt.date | None:
    """The first full date of a text (`25 August 1997`, `August 25, 1997`, `1997-08-25`), None where there is none."""
    if found := _DAY_FIRST.search(text):
        return _day(int(found[3]), _MONTHS[found[2].lower()], int(found[1]))
    if found := _MONTH_FIRST.search(text):
        return _day(int(found[3]), _MONTHS[found[1].lower()], int(found[2]))
    if found := _ISO.search(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _prose_birth(document: Document) -> dt.date | None:
    """The birth date of the first sentences: after `born`, or the first date of `(30 October 1906 – 30 June 1966)`."""
    for sentence in document.sentences[:_LEAD]:
        if found := _BORN.search(sentence.text):
            return find_date(sentence.text[found.end() : found.end() + 40])
        if found := _LIFE.search(sentence.text):
            return find_date(found[1]) or find_date(sentence.text)
    return None


def _nationality(text: str | None) -> str | None:
    return _NATION.sub("", text) if text else None


def _licence(text: str | None) -> str | None:
    return _PIXELS.sub("", text).strip() if text else None


def _team(fields: dict[str, InfoboxField]) -> str | None:
    """The current team; of an F1 block the team of the latest year that has one."""
    yearly = sorted((name for name in fields if re.fullmatch(r"(?:19|20)\d\d_team", name)), reverse=True)
    item = next((item for name in ("current_team", *yearly) if (item := fields.get(name)) and item.content.text.strip()), None)
    teams = [values.clean(team.text)[0] for team in list_items(item.content)] if item else []
    return ", ".join(filter(None, teams)) or None


def _relatives(fields: dict[str, InfoboxField]) -> str | None:
    """Relatives as the infobox lists them, parents named as such."""
    found = []
    for name in ("relatives", "related_to", "family"):
        if item := fields.get(name):
            found += [entry.text for entry in list_items(item.content)]
    for name, word in _FAMILY:
        if item := fields.get(name):
            found += [entry.text if "(" in entry.text else f"{entry.text} ({word})" for entry in list_items(item.content)]
    return ", ".join(found) or None
