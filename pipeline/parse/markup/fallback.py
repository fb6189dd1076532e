"""Markup that our own decoder declines, read from mwparserfromhell's tree with the same meanings of templates.

Belongs here: walking that tree into a writer, within limits that keep its parser from exploding. Does not belong here:
what a template means (templates), or which markup is declined (decoder).
"""

import mwparserfromhell
from mwparserfromhell.nodes import Argument, Comment, ExternalLink, Heading, HTMLEntity, Tag, Template, Text, Wikilink
from mwparserfromhell.wikicode import Wikicode

from pipeline.parse.markup.brackets import LIST_MARKS
from pipeline.parse.markup.entities import character, unescape
from pipeline.parse.markup.htmltags import BLOCKS, DROPPED, HELD, LITERAL, TAG_STYLES, declared_style
from pipeline.parse.markup.links import is_hidden_link, shown_caption, shown_target, target_of
from pipeline.parse.markup.table import Content, Unread
from pipeline.parse.markup.templates import apply, find_call
from pipeline.parse.markup.writer import Writer

MAX_SIZE = 50_000
MAX_OPENINGS = 300  # its parser takes quadratic time in unclosed openings


def decode_tree(markup: str) -> Content:
    """What markup says by mwparserfromhell; markup beyond the limits is unread as a whole."""
    openings = markup.count("{") + markup.count("[") + markup.count("<")
    if len(markup) > MAX_SIZE or openings > MAX_OPENINGS:
        return Content("", unread=(Unread("", markup),))
    writer = Writer()
    _Walker(writer).write(mwparserfromhell.parse(markup))
    return writer.content()


class _Walker:
    """Writes nodes; an argument is their Wikicode."""

    __slots__ = ("out",)

    def __init__(self, out: Writer) -> None:
        self.out = out

    def write(self, argument: object) -> None:  # noqa: C901 - one branch for each kind of node
        """Write the nodes of a piece of the tree."""
        nodes = argument.nodes if isinstance(argument, Wikicode) else ()
        for node in nodes:
            if isinstance(node, Text):
                self._text(str(node))
            elif isinstance(node, HTMLEntity):
                self.out.write(character(str(node)))
            elif isinstance(node, Wikilink):
                self._link(node)
            elif isinstance(node, Template):
                self._call(node)
            elif isinstance(node, Tag):
                self._tag(node)
            elif isinstance(node, ExternalLink):
                if not node.brackets:
                    self.out.write(str(node.url))
                elif node.title is not None:
                    self.write(node.title)
            elif isinstance(node, Heading):
                self.out.break_block()
                self.write(node.title)
                self.out.break_block()
            elif isinstance(node, Argument):
                self.write(node.default)
            elif not isinstance(node, Comment):
                self.out.write(str(node))

    def write_line(self, argument: object) -> None:
        """Write a piece of the tree that starts a line."""
        markup = str(argument)
        self.write(mwparserfromhell.parse(markup.lstrip(LIST_MARKS)) if markup[:1] in LIST_MARKS else argument)

    def plain(self, argument: object) -> str:
        """The visible text of a piece of the tree."""
        kept, self.out = self.out, Writer()
        self.write(argument)
        text = self.out.content().text
        self.out = kept
        return text

    def _text(self, text: str) -> None:
        """Text, with its blank lines."""
        first, *rest = text.split("\n\n")
        self.out.write(first)
        for part in rest:
            self.out.break_block()
            self.out.write(part)

    def _link(self, node: Wikilink) -> None:
        """A link: its label, or its target."""
        target = str(node.title)
        if is_hidden_link(target, is_labelled=node.text is not None):
            options = str(node.text or "").split("|")
            shown = shown_caption(options)
            if shown is not None:
                self.out.break_block()
                self.write(mwparserfromhell.parse(options[shown]))
                self.out.break_block()
            return
        if not target.strip() or (node.text is not None and not str(node.text)):
            self.out.write(str(node))
            return
        kept, self.out.link = self.out.link, target_of(target)
        if node.text is None:
            self.out.write(shown_target(target))
        else:
            self.write(node.text)
        self.out.link = kept

    def _call(self, node: Template) -> None:
        """A template call."""
        name = str(node.name)
        rule, rest = find_call(name)
        if rule is None:
            self.out.unread.append(Unread(" ".join(name.split()), str(node)))
            return
        arguments: dict[str, object] = {}
        if rest and rest.strip():
            arguments["1"] = mwparserfromhell.parse(rest)
        shift = 0 if rest is None else 1
        for parameter in node.params:
            key = str(parameter.name).strip()
            if str(parameter.value).strip():
                arguments[key if parameter.showkey else str(int(key) + shift)] = parameter.value
        apply(rule, arguments, str(node), self, self.out)

    def _tag(self, node: Tag) -> None:
        """An HTML or extension tag, or wiki markup that stands for one."""
        name = str(node.tag).strip().lower()
        if name == "br":
            self.out.break_line()
        elif name == "ref":
            found = {str(item.name).strip().lower(): str(item.value or "").strip() for item in node.attributes}
            group, label = found.get("group", ""), found.get("name", "")
            self.out.marks.append(f"note:{group}:{label or (self.plain(node.contents) if group else '')}")
        elif name in HELD:
            self.out.unread.append(Unread(name, str(node)))
        elif name in LITERAL:
            self.out.write(unescape(str(node.contents or "")))
        elif name not in DROPPED:
            style = self.out.style
            if name in BLOCKS:
                self.out.break_block()
            attributes = "".join(str(item) for item in node.attributes)
            self.out.style |= TAG_STYLES.get(name, 0) | (declared_style(attributes) if attributes else 0)
            if node.contents is not None:
                self.write(node.contents)
            if name in BLOCKS and node.contents:
                self.out.break_block()
            self.out.style = style
