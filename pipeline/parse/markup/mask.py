"""A copy of the article, character by character as long, in which markup that hides table marks is blanked out.

Belongs here: comments, extension tags (`<nowiki>`, `<ref>` ...), inclusion tags, templates that write table marks, and
templates that hold pipes or line breaks. Does not belong here: tables. `BLANK` stands where the wiki leaves nothing
(a comment), `OPAQUE` where something stands that is not a table mark (a reference, a template).
"""

import re

BLANK = "\0"
OPAQUE = "\x01"

_EXTENSIONS = (
    "nowiki|pre|ref|math|chem|ce|gallery|poem|syntaxhighlight|source|timeline|score|imagemap|templatedata|templatestyles|"
    "indicator|section|hiero|inputbox|graph|mapframe|maplink|charinsert|references|categorytree|phonos"
)
_HTML = (
    "b|bdi|del|i|ins|u|font|big|small|su[bp]|h[1-6]|cite|code|em|s|strike|strong|tt|var|div|center|blockquote|[oud]l|table|caption|"
    "ruby|rb|rp|rtc?|p|span|abbr|dfn|kbd|samp|data|time|mark|w?br|hr|li|d[td]|t[rdh]"
)
_TAG = re.compile(
    r"<(?:(ref(?=[\s/>])[^<>]*>(?:(?<=/>)|[^<]*</ref>))|!--"
    rf"|({_EXTENSIONS})(?=[\s/>])([^<>]*)>|(/?(?:noinclude|onlyinclude)\s*/?>)|(includeonly)(?=[\s/>])([^<>]*)>"
    rf"|(/?(?:{_HTML}))(?=[\s/])[^<>|!\n{{}}]*+[|!\n][^<>{{}}]*+>)",
    re.IGNORECASE,
)
_PIPE = re.compile(r"\{\{\s*(!|=|\(!|!\)|!-|!!|!\+|\(|\)|pipe)\s*\}\}", re.IGNORECASE)
CLOSING = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in [*_EXTENSIONS.split("|"), "includeonly"]}
_WRITES = {
    "!": "|", "=": "=", "(!": "{|", "!)": "|}", "!-": "|-", "!!": "||", "!+": "|+", "(": "{", ")": "}", "pipe": "|",
}  # fmt: skip
_MARKS = "{|!"
_LONGEST_MARK = 8
_LINE_END = re.compile(r"[ \t]*\n")
_BRACES = re.compile(r"\{\{+|\}\}+")
_BRACKETS = re.compile(r"\{\{!\}\}|\{\{+|\}\}+|\[\[+|\]\]+|\|")
LEFT_OUT = re.compile(rf"<(?:(!--)|/?(?:noinclude|onlyinclude)\s*/?>|(?:({_EXTENSIONS})|(includeonly))(?=[\s/>])([^<>]*)>)", re.IGNORECASE)
_NOWIKI = re.compile(r"<nowiki\s*/>|<nowiki>((?:[^<]|<(?!/?nowiki>))*)</nowiki>", re.IGNORECASE)
_BREAKS = re.compile(r"\n|\|\||!!")


def mask(text: str, *, reads_pipes: bool = True) -> str:  # noqa: C901 - one pass over all that hides marks
    """The text with comments, extension tags, inclusion tags and (unless told not to) pipe templates blanked; equally long."""
    pieces: list[str] = []
    exhausted: set[str] = set()
    done = 0
    carry = ""  # table marks before what was blanked out: they belong to those behind it
    tag = _TAG.search(text)
    pipe = _PIPE.search(text) if reads_pipes else None
    while tag or pipe:
        written = ""
        if tag and not (pipe and pipe.start() <= tag.start()):
            start = tag.start()
            if tag[7]:  # the wiki encodes the attributes of HTML tags before it looks for tables
                start = tag.end(7)
            end, fill = _hidden(text, tag, exhausted) if reads_pipes or not tag[7] else (0, "")
        elif pipe:
            start, end = pipe.span()
            written = _WRITES[pipe[1].lower()]
            if written == "{|" and start and text[start - 1] != "\n":
                written = "\n{|"
            fill = BLANK
        if end:
            gap = carry + text[done:start]
            carry = ""
            if fill is BLANK and reads_pipes:
                kept = max(len(gap.rstrip(_MARKS)), len(gap) - _LONGEST_MARK)
                gap, carry = gap[:kept], gap[kept:] + written
            pieces += (gap, fill * (end - start - len(written)))
            done = end
        if tag and tag.start() < (end or tag.end()):
            tag = _TAG.search(text, end or tag.end())
        if pipe and pipe.start() < end:
            pipe = _PIPE.search(text, end)
    if not pieces:
        return text
    pieces += (carry, text[done:])
    return "".join(pieces)


def _hidden(text: str, tag: re.Match[str], exhausted: set[str]) -> tuple[int, str]:  # noqa: PLR0911 - one return for each kind of tag
    """Where what a tag hides ends, and what stands there; (0, "") where the tag is plain text for want of its closing tag."""
    reference, extension, attributes, inclusion, hidden, hidden_attributes, html = tag.groups()
    if html:
        return tag.end() - 1, OPAQUE
    if reference:
        return tag.end(), OPAQUE
    if extension or hidden:
        name = (extension or hidden).lower()
        fill = OPAQUE if extension else BLANK
        if (attributes or hidden_attributes or "").endswith("/"):
            return tag.end(), fill
        closing = None if name in exhausted else CLOSING[name].search(text, tag.end())
        if closing is not None:
            return closing.end(), fill
        if hidden:
            return len(text), fill
        exhausted.add(name)
        return 0, ""
    if inclusion:
        return tag.end(), BLANK
    end = text.find("-->", tag.end())
    return (len(text) if end < 0 else end + 3), BLANK


def mask_templates(masked: str, start: int) -> str:
    """The masked text with every closed template from `start` on that holds a line break or a double mark made opaque."""
    pieces: list[str] = []
    done = 0
    for first, last in _template_spans(masked, start):
        if _BREAKS.search(masked, first, last):
            pieces.append(masked[done:first])
            pieces.append(OPAQUE * (last - first))
            done = last
    pieces.append(masked[done:])
    return "".join(pieces)


def pair_brackets(text: str) -> dict[int, tuple[int, list[int]]]:
    """Where each closed `{{`, `{{{` and `[[` ends, and the pipes that part its arguments, by the place where it starts.

    An inner bracket must be closed before an outer one, as in the wiki; what is not closed is missing here. `text` is masked.
    """
    pairs: dict[int, tuple[int, list[int]]] = {}
    opened: list[tuple[int, int, list[int]]] = []  # place, how many brackets are left, pipes
    for match in _BRACKETS.finditer(text):
        place, run = match.start(), match.group()
        size = len(run)
        if run == "{{!}}":  # a bar of the link around it, none of a template
            pairs[place] = place + size, []
            if opened and text[opened[-1][0]] == "[":
                opened[-1][2].append(place)
        elif run[0] == "|":
            if opened:
                opened[-1][2].append(place)
        elif run[0] in "{[":
            opened.append((place, size, []))
        else:
            opening = "{" if run[0] == "}" else "["
            end = place
            while size >= 2 and opened and text[opened[-1][0]] == opening:  # noqa: PLR2004 - brackets come in twos
                start, left, pipes = opened.pop()
                width = 3 if opening == "{" and left >= 3 and size >= 3 else 2  # noqa: PLR2004 - three are a parameter
                size -= width
                end += width
                pairs[start + left - width] = (end, pipes)
                if left - width >= 2:  # noqa: PLR2004 - brackets come in twos
                    opened.append((start, left - width, []))
    return pairs


def _template_spans(text: str, start: int) -> list[tuple[int, int]]:
    """The outermost `{{...}}` that are closed, in document order."""
    spans: list[tuple[int, int]] = []
    opened: list[list[int]] = []  # [position of the first brace, braces left]
    for match in _BRACES.finditer(text, start):
        place, size = match.start(), len(match.group())
        if text[place] == "{":
            opened.append([place, size])
            continue
        end = place
        while size >= 2 and opened:  # noqa: PLR2004 - a template opens and closes with two braces
            top = opened[-1]
            width = 3 if top[1] >= 3 and size >= 3 else 2  # noqa: PLR2004 - three are a parameter
            top[1] -= width
            size -= width
            end += width
            first = top[0] + top[1]
            while spans and spans[-1][0] >= first:
                spans.pop()
            spans.append((first, end))
            if top[1] < 2:  # noqa: PLR2004 - one brace left over is text
                opened.pop()
    return spans


def first_pipe(markup: str) -> int:
    """The place of the first `|` outside templates, or -1."""
    if "[[" in markup or markup.count("{{") != markup.count("}}"):  # some are not closed, and just text
        place = markup.find("|")
        for start, (end, _) in sorted(pair_brackets(markup).items()):
            if start < place < end and markup[start] == "{":
                place = markup.find("|", end)
        return place
    place = depth = 0
    while True:
        pipe = markup.find("|", place)
        if pipe < 0:
            return -1
        depth += markup.count("{{", place, pipe) - markup.count("}}", place, pipe)
        if depth <= 0:
            return pipe
        place = pipe + 1


def attribute_markup(written: str) -> str:
    """An attribute list as the wiki reads it: comments vanish, and what was kept from being markup stands open."""
    markup = drop_comments(written)
    return _NOWIKI.sub(r"\1", markup) if "<nowiki" in markup else markup


def drop_comments(markup: str) -> str:
    """The markup without comments and inclusion tags, but for those inside of what is no markup of the cell (references, nowiki).

    A comment that has a line to itself takes the line along.
    """
    pieces = []
    done = 0
    exhausted: set[str] = set()
    found = LEFT_OUT.search(markup)
    while found:
        start, end = found.span()
        comment, extension, hidden, attributes = found.groups()
        name = (extension or hidden or "").lower()
        if comment:
            start, end = _comment(markup, done, start)
        elif name and not attributes.endswith("/"):
            closing = None if name in exhausted else CLOSING[name].search(markup, end)
            if closing is not None:
                end = closing.end()
            elif hidden:
                end = len(markup)
            else:
                exhausted.add(name)
        if not extension:
            pieces.append(markup[done:start])
            done = end
        found = LEFT_OUT.search(markup, end)
    pieces.append(markup[done:])
    return "".join(pieces)


def _comment(markup: str, done: int, start: int) -> tuple[int, int]:
    """What a comment takes along; one without an end takes the rest."""
    stop = markup.find("-->", start + 4)
    if stop < 0:
        return start, len(markup)
    line = _LINE_END.match(markup, stop + 3)
    before = markup[done:start].rstrip(" \t") if line else ""
    return (done + len(before), line.end()) if line and before.endswith("\n") else (start, stop + 3)
