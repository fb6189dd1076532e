"""Values that a template keeps on its own page, put where the article calls it.

Belongs here: which calls of a document hide a value, and decoding their cells and fields again once the wiki has expanded
them. Does not belong here: asking the wiki, or what any other template means (templates).

A cell's markup stays as written, so that it still names the template; only what it says is read from the expansion.
"""

import re
from collections.abc import Mapping

from pipeline.parse.markup.inline import decode
from pipeline.parse.markup.table import Cell, Content, Document
from pipeline.parse.markup.templates import find_rule

_NAME = re.compile(r"\{\{([^{}|<>\[\]:]+)")
_ATTRIBUTES = re.compile(r"\s*([a-z-]+\s*=[^|\[\]{}]*)\|(?!\|)", re.IGNORECASE)


def template_name(call: str) -> str:
    """The template that holds the value of a call, or '' where there is none.

    `F1R2025` of `{{F1R2025|BOR|AUS2}}`, and `F1stat` of `{{sum|{{F1stat|BOR|entries}}|-1}}`: sums and parser functions compute,
    they hold nothing.
    """
    for name in _NAME.findall(call):
        rule = find_rule(name.strip())
        if rule and rule.meaning == "unread" and not name.lstrip().startswith("#"):
            return name.strip()
    return ""


def hidden_calls(document: Document) -> list[str]:
    """The calls whose value stands on a template's page, each once, in document order."""
    contents = [cell.content for table in document.tables for cell in _cells(table.grid)] + [item.content for item in document.fields]
    calls = dict.fromkeys(unread.call for content in contents for unread in content.unread)
    return [call for call in calls if template_name(call)]


def expand(document: Document, expansions: Mapping[str, str]) -> None:
    """Read the cells and fields that call `expansions` (wikitext by call) as if the article said it outright."""
    for table in document.tables:
        for cell in _cells(table.grid):
            if _is_known(cell.content, expansions):
                _expand_cell(cell, expansions)
    for item in document.fields:
        if _is_known(item.content, expansions):
            item.content = decode(_replaced(item.markup, expansions))


def _cells(grid: list[list[Cell]]) -> list[Cell]:
    """Every cell of a rectangle once, in the order of its origin."""
    places = ((row_no, column_no, cell) for row_no, row in enumerate(grid, 1) for column_no, cell in enumerate(row, 1))
    return [cell for row_no, column_no, cell in places if (cell.row_no, cell.column_no) == (row_no, column_no)]


def _is_known(content: Content, expansions: Mapping[str, str]) -> bool:
    return any(unread.call in expansions for unread in content.unread)


def _replaced(markup: str, expansions: Mapping[str, str]) -> str:
    """The markup with every known call replaced, longer calls first: a call may hold another."""
    for call in sorted(expansions, key=len, reverse=True):
        markup = markup.replace(call, expansions[call])
    return markup


def _expand_cell(cell: Cell, expansions: Mapping[str, str]) -> None:
    """Read one cell again. An expansion may begin with the cell's attributes, which one bar parts from its text."""
    markup = _replaced(cell.markup, expansions)
    if not cell.attributes and (found := _ATTRIBUTES.match(markup)):
        cell.attributes = found[1].strip()
        markup = markup[found.end() :]
    cell.say(decode(markup.strip()))
