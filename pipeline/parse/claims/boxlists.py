"""The lists that infobox parameters hold: one item on each line, or several between commas.

Belongs here: cutting a parameter's content into items, and what a line or an item links to. Does not belong here: what an item
means (infobox, driver).
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from pipeline.parse.claims.values import clean
from pipeline.parse.markup.table import BOLD, HIDDEN, SUP, Content, Run

_BRACKET_OR_COMMA = re.compile(r"[()]|,\s+")
_PRIVATEER = re.compile(r"^(?:privateer|non-works):?\s+(?=\S)", re.IGNORECASE)
_REMARK = re.compile(r"\([^()\d]*\)")
_YEAR = re.compile(r"\b(?:18|19|20)\d\d")
_HEADING = re.compile(r"\b(?:titles|championships|victories|wins|awards|honou?rs|series)$", re.IGNORECASE)


class Item(NamedTuple):
    """An item of a list: its text, and the pages that the text links to, each once."""

    text: str
    links: tuple[str, ...]


def list_items(content: Content) -> list[Item]:
    """The items of a list: its lines, or the parts between commas where it has one line.

    Bold lines that head others are none, nor are remarks in brackets below another; years in brackets belong to the line above.
    """
    lines = _runs_by_line(content)
    items = [_item(runs, 0, sum(len(run.text) for run in runs)) for runs in lines if not _heads_others(runs, lines)]
    items = _with_years([item for number, item in enumerate(items) if item.text and not (number and _REMARK.fullmatch(item.text))])
    if len(items) == 1:
        runs = next(runs for runs in lines if _item(runs, 0, sum(len(run.text) for run in runs)).text)
        items = [item for start, end in _parts("".join(run.text for run in runs)) if (item := _item(runs, start, end)).text]
    return items


def _with_years(items: list[Item]) -> list[Item]:
    """The items, years in brackets (`(2009–2010)`) joined to the name above them; a list of nothing else is left as it is."""
    found: list[Item] = []
    for item in items:
        if found and not without_years(item.text) and not found[-1].text.endswith(")"):
            found[-1] = Item(f"{found[-1].text} {item.text}", found[-1].links)
        else:
            found.append(item)
    return found


def without_years(text: str) -> str:
    """The text of an item without years in brackets at its end."""
    name, opening, beside = text.rpartition("(")
    is_years = bool(opening) and beside.endswith(")") and beside.count(")") == 1 and bool(_YEAR.search(beside))
    return name.strip() if is_years else text


def list_lines(content: Content) -> list[str]:
    """The lines of a parameter, without note references and marks."""
    return [line for runs in _runs_by_line(content) if (line := clean("".join(run.text for run in runs))[0])]


def _runs_by_line(content: Content) -> list[list[Run]]:
    lines: dict[int, list[Run]] = {}
    for run in content.runs:
        if not run.style & (HIDDEN | SUP):
            lines.setdefault(run.line, []).append(run)
    return [runs for _, runs in sorted(lines.items())]


def _item(runs: list[Run], start: int, end: int) -> Item:
    """The item that stands between two places of a line's text."""
    links: dict[str, None] = {}
    at = 0
    for run in runs:
        if run.link and at < end and at + len(run.text) > start:
            links[run.link] = None
        at += len(run.text)
    text = " ".join("".join(run.text for run in runs)[start:end].split()).strip("•·, ")
    return Item(_PRIVATEER.sub("", text), tuple(links))


def _heads_others(runs: list[Run], lines: list[list[Run]]) -> bool:
    """Whether a line is the heading of those below it: bold as they are not, and the name of what they are (`Major victories`)."""
    return _is_bold(runs) and bool(_HEADING.search("".join(run.text for run in runs).strip())) and not _is_bold(lines[-1])


def _is_bold(runs: list[Run]) -> bool:
    return all(run.style & BOLD for run in runs if run.text.strip())


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """The places of the parts of a line between its commas; one that stands before a closing bracket parts nothing."""
    start = 0
    commas: list[re.Match[str]] = []
    for found in chain(_BRACKET_OR_COMMA.finditer(text), (None,)):
        if found and found[0][0] == ",":
            commas.append(found)
            continue
        if not found or found[0] == "(":
            for comma in commas:
                yield start, comma.start()
                start = comma.end()
        commas.clear()
    yield start, len(text)
