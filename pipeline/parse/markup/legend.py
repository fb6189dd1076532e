"""What the key line above a results table says about bold, italics and raised numbers.

Belongs here: reading that line and the legend template it links to (seeds/legends.csv). Does not belong here: finding the
line in an article (wikitext, extract) or applying it to a cell (results).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pipeline.parse.markup.table import Legend
from pipeline.parse.rules import rule_table

_LINK = re.compile(r"(?:\[\[|\{\{)\s*:?\s*(?:template\s*:)?\s*([^\]|}]*?legend[^\]|}]*?)\s*(?:\||\]\]|\}\})", re.IGNORECASE)
_STYLE = re.compile(r"\b(bold|italics?)\b", re.IGNORECASE)
_POLE = re.compile(r"\bpoles?\b", re.IGNORECASE)
_FASTEST = re.compile(r"\bfastest\b(?! (?:in )?qualif)", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:led|points?|grid|qualif|rookie|class)\w*", re.IGNORECASE)
_SPRINT = re.compile(r"superscript[^.;)]*sprint|sprint[^.;)]*superscript", re.IGNORECASE)
_CLAUSE = re.compile(r"[;.)\n]")


@cache
def _templates() -> dict[str, dict[str, str]]:
    return {row["legend_key"]: row for row in rule_table("legends")}


def read_legend(key_line_text: str) -> Legend:
    """Read the text (markup or plain) between a heading and its table.

    What the line spells out holds together with what the legend template it links to says, but for italics that it gives
    another meaning (`most laps led`); a bare `(key)` in plain text
    says nothing about either. Text without a key gives an empty Legend.
    """
    line = key_line_text.replace("'''''", "").replace("'''", "").replace("''", "")
    legend = Legend(text=line.strip())
    for match in _LINK.finditer(line):
        _apply(legend, match.group(1).replace("_", " ").lower())
    for style, meaning in _statements(line):
        is_pole, is_fastest = bool(_POLE.search(meaning)), bool(_FASTEST.search(meaning))
        if style == "bold":
            legend.bold_is_pole |= is_pole
        elif is_pole or is_fastest:
            legend.italic_is_fastest_lap |= is_fastest
            legend.italic_is_pole |= is_pole
        elif _OTHER.search(meaning):
            legend.italic_is_fastest_lap = legend.italic_is_pole = False
    legend.superscript_is_sprint |= bool(_SPRINT.search(line))
    return legend


def _apply(legend: Legend, key: str) -> None:
    rule = _templates().get(key)
    if rule:
        legend.family = rule["family"]
        legend.bold_is_pole = rule["bold_is_pole"] == "true"
        legend.italic_is_fastest_lap = rule["italic_is_fastest_lap"] == "true"
        legend.italic_is_pole = rule["italic_is_pole"] == "true"
        legend.superscript_is_sprint = rule["superscript_is_sprint"] != "false"


@cache
def _sprints_since(family: str) -> str:
    """From which season on raised numbers are sprint results under a family of legends; '' where no rule says."""
    found = (row["superscript_is_sprint"] for row in rule_table("legends") if row["family"] == family)
    return next((since for since in found if since.isdigit()), "")


def legend_for(legend: Legend | None, series_id: str, year: int) -> Legend:
    """The legend of a series' rows: the table's own, with what is known of the series (seeds/legends.csv, `series:<id>`).

    A series with a row there has that legend where the table has none, and its raised numbers are sprint results, in the
    seasons that had sprints.
    """
    rule = _templates().get(f"series:{series_id}")
    if rule and (legend is None or not (legend.family or legend.bold_is_pole or legend.italic_is_fastest_lap)):
        legend = Legend(text=legend.text if legend else "")
        _apply(legend, f"series:{series_id}")
    elif rule and legend and not legend.family:
        legend = replace(legend, family=rule["family"])
    legend = legend or Legend()
    is_sprint = legend.superscript_is_sprint or bool(rule and rule["superscript_is_sprint"] != "false")
    since = _sprints_since(rule["family"] if rule else legend.family)
    is_sprint &= not since or year >= int(since)
    return legend if is_sprint == legend.superscript_is_sprint else replace(legend, superscript_is_sprint=is_sprint)


def linked_template(legend: Legend) -> tuple[str, bool]:
    """The legend template that a key line links to, or '', and whether seeds/legends.csv knows it."""
    name = next((match.group(1).replace("_", " ").lower() for match in _LINK.finditer(legend.text)), "")
    return name, name in _templates()


def _statements(line: str) -> Iterator[tuple[str, str]]:
    """Each word for a style with the words about it, whether they follow it or stand before it."""
    for clause in _CLAUSE.split(line):
        marks = list(_STYLE.finditer(clause))
        if not marks:
            continue
        before = clause[: marks[0].start()]
        meaning_first = bool(_POLE.search(before) or _FASTEST.search(before))
        for index, mark in enumerate(marks):
            style = mark.group(1).lower()[:4]
            if meaning_first:
                start = marks[index - 1].end() if index else 0
                yield style, clause[start : mark.start()]
            else:
                end = marks[index + 1].start() if index + 1 < len(marks) else len(clause)
                yield style, clause[mark.end() : end]
