"""Which teams a cell names: one, or several whose results it does not tell apart.

Belongs here: a Team cell's parts, and the one id that stands for all of them. Does not belong here: the slug of a name (identity),
what several teams share (sql/mart/driver_team).
"""

import re
from functools import cache
from typing import NamedTuple

from pipeline.parse.claims import identity
from pipeline.parse.claims.celltext import links_of
from pipeline.parse.claims.values import clean, state_of
from pipeline.parse.markup.table import HIDDEN, SUP, Cell
from pipeline.parse.rules import rule_table

BETWEEN = "+"
"""What stands between the slugs of a cell's teams in its team_id."""
_SEPARATOR = re.compile(r"^\s*[/,;]\s*$")
_AT_START = re.compile(r"^\s*[/,;&]\s*")
_AT_END = re.compile(r"\s*[/,;&]\s*$")
_CONTINUED = re.compile(r"^(?:[a-z(\[&/]|by\b|with\b|and\b)")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_UNFINISHED = ("-", "–", " by", " with", " of")


class _Part(NamedTuple):
    """A part of a cell that may name a team: as written, without what stands in brackets after it, and the pages it links to."""

    written: str
    name: str
    links: tuple[str, ...]


def read_team(cell: Cell, text: str, series_id: str) -> tuple[str, str]:
    """The team that a cell of that text names and its slug; of several the slugs, each once and in order, joined by `+`.

    Each line names a team, as does each of some links with nothing but `/`, `,` or `;` between; lines of one name (a known
    one, one link, a second line that cannot begin a name) are one team.
    """
    runs = cell.content.runs
    if len(runs) <= 1:
        return text, identity.team_id(text, links_of(cell), series_id)
    is_lines = runs[0].line != runs[-1].line
    parts = _lines(cell) if is_lines else _linked(cell)
    if len(parts) <= 1 or _is_one(cell, parts):
        name = " ".join(part.written for part in parts) if is_lines and parts else text
        return name, identity.team_id(name, links_of(cell), series_id)
    ids = dict.fromkeys(identity.team_id(part.name, part.links, series_id) for part in parts)
    known = BETWEEN.join(found for found in ids if found != "unknown")
    return (", ".join(part.written for part in parts) if is_lines else text), known or identity.team_id(text, (), series_id)


def _lines(cell: Cell) -> list[_Part]:
    """The cell's lines with the pages they link to; a line that goes on with a name belongs to the one above."""
    lines: dict[int, tuple[str, tuple[str, ...]]] = {}
    for run in cell.content.runs:
        if not run.style & (HIDDEN | SUP):
            text, links = lines.get(run.line, ("", ()))
            lines[run.line] = text + run.text, (*links, run.link) if run.link and run.link not in links else links
    parts: list[_Part] = []
    is_open = False
    for _, (raw, links) in sorted(lines.items()):
        written = clean(" ".join(raw.split()))[0].strip(" ,;/")
        name = _AT_END.sub("", _AT_START.sub("", _BRACKETS.sub("", written)))
        if not written or state_of(written, "team")[0]:
            continue
        if parts and (is_open or _CONTINUED.match(written) or (not links and _is_plain(written))):
            last = parts[-1]
            parts[-1] = _Part(f"{last.written} {written}", f"{last.name} {name}".strip(), (*last.links, *links))
        else:
            parts.append(_Part(written, name, links))
        is_open = written.endswith(_UNFINISHED) or (not parts[-1].links and _is_plain(parts[-1].name))
    return parts


def _linked(cell: Cell) -> list[_Part]:
    """The links of a cell of one line where nothing but separators stands between them; else no parts."""
    parts: list[_Part] = []
    is_apart = True
    for run in cell.content.runs:
        if run.style & (HIDDEN | SUP) or not run.text.strip():
            continue
        if run.link and is_apart:
            parts.append(_Part(run.text.strip(), run.text.strip(), (run.link,)))
        elif run.link and parts[-1].links == (run.link,):
            parts[-1] = _Part(parts[-1].written + run.text, parts[-1].name + run.text, parts[-1].links)
        elif run.link or not _SEPARATOR.match(run.text):
            return []
        is_apart = not run.link
    return parts


def _is_plain(text: str) -> bool:
    """Whether a text says of no team which it is (`Racing`)."""
    return _plain_words().issuperset(identity.slug(text).split("-"))


def _is_one(cell: Cell, parts: list[_Part]) -> bool:
    """Whether all lines together are one team's name: one that is known, or the text of one link."""
    is_one_link = cell.markup.count("[[") == 1 and len({part.links for part in parts}) == 1 and bool(parts[0].links)
    return is_one_link or bool(identity.used_alias("teams", " ".join(part.written for part in parts)))


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(row["word"] for row in rule_table("plain_words"))
