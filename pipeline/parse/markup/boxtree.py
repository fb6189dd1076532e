"""Infoboxes that are not regular, taken apart by mwparserfromhell's tree.

Belongs here: that tree as calls and parameters. Does not belong here: the short way (boxsplit), finding infoboxes (boxes).
"""

from collections.abc import Iterable

import mwparserfromhell
from mwparserfromhell.nodes import Node, Template

from pipeline.parse.markup.boxsplit import Box


def tree_boxes(markup: str) -> list[Box]:
    """The calls that stand in the markup outright; one that is not closed ends with the markup."""
    missing = markup.count("{{") - markup.count("}}")
    code = mwparserfromhell.parse(markup + "}}" * max(missing, 0), skip_style_tags=True)
    return [_box(node) for node in code.nodes if isinstance(node, Template)]


def _box(template: Template) -> Box:
    parameters = []
    for parameter in template.params:
        value = str(parameter.value)
        inner: list[Template] = []
        if "infobox" in value.lower():
            inner = _infoboxes(parameter.value.nodes) or _infoboxes(parameter.value.ifilter_templates(recursive=True))[:1]
        parameters.append((str(parameter.name), value, [_box(node) for node in inner]))
    return Box(str(template.name), str(template), parameters)


def _infoboxes(nodes: Iterable[Node]) -> list[Template]:
    return [node for node in nodes if isinstance(node, Template) and str(node.name).strip().lower().startswith("infobox")]
