"""Random wikitext with tables in it: what people write, what they write by mistake, and what nobody would.

Belongs here: making texts from a seed. Does not belong here: what they mean. Pieces that real articles hold stand in
pieces.json; `@` is what is inside of one.
"""

import json
import random
from collections.abc import Callable
from pathlib import Path

_PIECES = json.loads(Path(__file__).with_name("pieces.json").read_text(encoding="utf-8"))
TEMPLATES = {
    "Small": "<small>{{{1|}}}</small>", "Nowrap": '<span class="nowrap">{{{1}}}</span>', "Abbr": '<abbr title="{{{2}}}">{{{1}}}</abbr>',
    "(!": "{|", "!)": "|}", "!-": "|-", "!!": "||", "!+": "|+", "((": "{{", "))": "}}", "(": "{", ")": "}", "=": "=", "Pipe": "|",
    "Sort": '<span style="display:none">{{{1}}}</span>{{{2}}}',
    "Hs": '<span style="display:none">{{{1}}}</span>', "Flagicon": "[[File:Flag.svg|22px|border]]", "Half": "½", "Ndash": "–",
    "Snd": "&nbsp;– ", "Nbsp": "&nbsp;", "Dagger": "<sup>†</sup>", "0": '<span style="visibility:hidden">0</span>',
    "Center": '<div class="center">{{{1}}}</div>',
    "Sup": "<sup>{{{1}}}</sup>", "Tooltip": '<span title="{{{2}}}">{{{1}}}</span>',
    "Color": '<span style="color:{{{1}}}">{{{2}}}</span>',
    "Efn": '<ref group="n">{{{1}}}</ref>', "Refn": '<ref group="n">{{{1}}}</ref>',
    "Ubl": '<div class="plainlist"><ul><li>{{{1}}}</li><li>{{{2}}}</li></ul></div>',
    "Msrslt": 'style="background:#DFFFDF" | {{{2}}}', "Coltit": 'style="background:#{{{1}}}" | {{{x}}}',
    "F1 race position": "{{{1}}}<sup>{{#ifeq:{{{3|}}}|f|F}}</sup>",
    "Color box": '<span style="background:{{{1}}}">{{{2|}}}</span>', "Legend": '<div class="legend"><span></span> {{{2|}}}</div>',
    "Nts": "{{formatnum:{{{1}}}}}", "N/A": 'style="background:#ececec" class="na" | {{{1|N/A}}}',
    "N/a": "{{N/A|{{{1|N/A}}}}}", "Yes": 'style="background:#9f9" | {{{1|Yes}}}',
    "No": 'style="background:#f99" | {{{1|No}}}', "Dash": "–", "Plainlist": '<div class="plainlist">\n{{{1}}}\n</div>',
    "Frac": '<span class="frac">{{{1}}}&frasl;{{{2}}}</span>', "Nowrap begin": '<span class="nowrap">', "Nowrap end": "</span>",
    "Sortname": '<span data-sort-value="a"><span class="vcard">[[{{{3|{{{1}}} {{{2}}}}}}|{{{1}}} {{{2}}}]]</span></span>',
    "Nobold": '<span style="font-weight:normal;">{{{1}}}</span>', "Resize": '<span style="font-size:{{{1}}}">{{{2}}}</span>',
    "Vertical header": '<div style="writing-mode:vertical-rl">{{{1}}}</div>', "Br": "<br />", "Clear": '<div style="clear:both;"></div>',
    "Gold1": "[[File:Gold.svg|16px]]", "Anchor": '<span id="{{{1}}}"></span>', "Bull": "•", "Bold": "<b>{{{1}}}</b>",
    "Italic": "<i>{{{1}}}</i>", "Strikethrough": "<s>{{{1}}}</s>", "F1": "[[{{{1}}} Formula One World Championship|{{{1}}}]]",
    "Font color": '<span style="color:{{{1}}}">{{{2}}}</span>', "Hidden begin": "<div><div>", "Hidden end": "</div></div>",
    "Overflow": '<div style="overflow-x:auto;">{{{1}}}</div>', "Nbhyph": "&#8209;", "Minus": "−", "Times": "×", "Sub": "<sub>{{{1}}}</sub>",
}  # fmt: skip
"""Pages of the wiki that the texts call, with the meaning that Paddock knows."""

_WORDS = (
    "alpha", "12", "Ret", "7th", "NC†", "0*", "GBR", "é", "1st", "x = y", "a:b", "& co", "5 + 3", "-", "+", "}", "{", "2019–20",
    "ü!", "?",
)  # fmt: skip
_SPANS = (
    "2", "3", "2px", " +3", "0", "-1", "1000", "1001", "70000", "", " 2 ", "two", "2.9", "02", "²", "1e1", "+", "2 2", "\u00a02",
    "٣", "99999999999",
)  # fmt: skip
_ATTRIBUTES = (
    'style="color:red"', "style='background:#ddd'", "align=left", 'scope="row"', "nowrap", 'bgcolor="#FFFFBF"', 'class="a b"',
    'title="x=y"',
    'id="<!-- c -->a"', "align=", '=""', 'data-sort-value="3"', "style=\"a'b\"", 'title="a > b"', "width=50%", 'lang="en" ', "STYLE=x",
)  # fmt: skip
_ROW_MARKS = (
    "|-", "|-", "|-", "|-", "|-", "|----", "|- ", "| -", "|-style=x", '|- style="background:#eee"', "|-|", "|- a | b", " |-",
    "\t|-", "|-<!-- c -->", "<!-- c -->|-", "{{!}}-", "{{!-}}",
)  # fmt: skip
_OPENINGS = (
    "{|", "{|", "{|", '{| class="wikitable"', "{|border=1", " {|", ":{|", "::{|", "*{|", "#{|", ": {|", ";{|", "{{(!}}",
    "<!-- c -->{|", "{{{!}} class=x", "{|<!-- c -->", "{| a | b", "{|\t",
)  # fmt: skip
_CLOSINGS = (
    "|}", "|}", "|}", "|}", "|}", "|} after", " |}", "|}}", "{{!)}}", "{{!}}}", "|}<!-- c -->", "<!-- c -->|}", "|}{|", "|-\n|}",
    "", "|} |}", "||}", "| }",
)  # fmt: skip


class Maker:
    """Makes one text after another from a seed."""

    def __init__(self, seed: int, *, is_wild: bool = False) -> None:
        """The same seed makes the same texts; wild ones hold broken markup of every kind."""
        self.is_wild = is_wild
        self.random = random.Random(seed)  # noqa: S311 - test data
        self.depth = 0

    def text(self) -> str:
        """A text with at least one table in most cases."""
        pick = self.random.random()
        if self.is_wild and pick < 0.1:
            made = "".join(self.piece() for _ in range(self.random.randint(3, 25)))
        else:
            made = "".join(self.around() + self.table() for _ in range(1 if pick < 0.9 else 2)) + self.around()
        return self.spoil(made) if self.is_wild else made

    def around(self) -> str:
        """Text between tables."""
        if self.random.random() < 0.15:
            return self.real("between tables")
        return self.one(
            "", "", "", "before\n", "== Head ==\n", "\n\n", "* item\n", "<div>\n", "</div>\n", "text ", "\n\n== Two ==\ntext\n", "'''\n"
        )

    def one(self, *choices: str | Callable[[], str]) -> str:
        """One of some texts, or of what some makers make."""
        choice = self.random.choice(choices)
        return choice if isinstance(choice, str) else choice()

    def real(self, place: str) -> str:
        """A piece that real articles hold in some place."""
        return self.one(*_PIECES[place], *(_PIECES[f"broken {place}"] if self.is_wild else ()))

    def maybe(self, chance: float, made: str | Callable[[], str]) -> str:
        """A text, or nothing."""
        if self.random.random() >= chance:
            return ""
        return made if isinstance(made, str) else made()

    def table(self) -> str:
        """A wikitable or an HTML table."""
        self.depth += 1
        made = self.html_table() if self.random.random() < 0.12 else self.wikitable()
        self.depth -= 1
        return made

    def wikitable(self) -> str:
        """A wikitable, mostly well-formed."""
        pieces = [self.one(*_OPENINGS) if self.random.random() < 0.4 else "{|", self.maybe(0.2, lambda: " " + self.attributes()), "\n"]
        pieces.append(self.maybe(0.2, self.caption))
        pieces.append(self.maybe(0.07, self.stray))
        rows = self.random.randint(1, 5)
        for number in range(rows):
            if number or self.random.random() < 0.5:
                pieces += (self.row_mark(), "\n")
            pieces.append(self.maybe(0.06, self.stray))
            pieces += [self.line() for _ in range(self.random.randint(0, 4) if self.random.random() < 0.3 else self.random.randint(1, 3))]
            pieces.append(self.maybe(0.03, self.caption))
        pieces.append((self.one(*_CLOSINGS) if self.random.random() < 0.3 else "|}") + self.maybe(0.95, "\n"))
        return "".join(pieces)

    def row_mark(self) -> str:
        """A row mark with or without attributes."""
        if self.random.random() < 0.3:
            return self.one(*_ROW_MARKS)
        return "|-" + self.maybe(0.1, lambda: " " + self.attributes())

    def caption(self) -> str:
        """A caption of one or more lines."""
        return (
            "|+"
            + self.maybe(0.3, lambda: self.attributes() + " |")
            + " "
            + self.content()
            + self.maybe(0.3, lambda: "\n" + self.content())
            + "\n"
        )

    def stray(self) -> str:
        """What stands in no cell."""
        return self.one(
            "stray\n", "<!-- c -->\n", "\n", "\n\n", "* stray\n", "<br>\n", "== Stray ==\n", "stray | a\n", " stray\n",
            "<ref>a | b</ref>\n", "[[stray]]\n", "<div>stray</div>\n", "&nbsp;\n", "{{small|stray}}\n", "{{mystery}}\n",
            lambda: self.content() + "\n",
        )  # fmt: skip

    def line(self) -> str:
        """A line of cells."""
        if self.random.random() < 0.15:
            return self.real("lines") + "\n"
        mark = (
            self.one("|", "|", "|", "!", " |", "\t!", "  |", ":|", "{{!}}", "<!-- c -->|", "|<!-- c -->")
            if self.random.random() < 0.35
            else self.one("|", "|", "!")
        )
        pieces = [mark, self.cell()]
        while self.random.random() < 0.4:
            pieces += (self.one("||", "||", "||", "!!", "{{!!}}", "|||", "| |", "!", "||<!-- c -->", "|<!-- c -->|"), self.cell())
        return "".join(pieces) + "\n"

    def cell(self) -> str:
        """A cell with or without attributes."""
        lead = self.maybe(0.8, " ")
        if self.random.random() < 0.3:
            lead = (
                self.attributes() + self.one("|", " |", " | ", "|", " | ", "{{!}}")
                if self.random.random() < 0.95
                else self.attributes() + " w "
            )
        return lead + self.content()

    def attributes(self) -> str:
        """An attribute list, some of it nonsense."""
        pieces = []
        for _ in range(self.random.randint(1, 3)):
            if self.random.random() < 0.55:
                name = self.one(
                    "rowspan", "rowspan", "colspan", "colspan", "ROWSPAN", "ColSpan", "row span", "data-rowspan", "rowspan ", "xrowspan"
                )
                value = self.one("2", "2", "3") if self.random.random() < 0.5 else self.one(*_SPANS)
                quote = self.one('"', '"', '"', "'", "", "", '"', "&quot;")
                end = quote if self.random.random() < 0.93 else self.one("", '"', "'", ">")
                pieces.append(name + self.one("=", "=", "=", " = ", "= ", " =") + quote + value + end)
            else:
                pieces.append(self.one(*(_ATTRIBUTES if self.random.random() < 0.6 else _PIECES["attributes"])))
        return self.one(" ", " ", " ", "", "\t", "/", ";", " <!-- c --> ").join(pieces)

    def content(self) -> str:
        """What stands in a cell."""
        if self.random.random() < 0.45:
            return self.one(*_WORDS)
        return self.maybe(0.3, lambda: self.one(*_WORDS) + " ") + self.mark() + self.maybe(0.3, lambda: " " + self.content())

    def mark(self) -> str:
        """A piece of markup."""
        inner = self.content if self.is_wild and self.random.random() < 0.4 and self.depth < 6 else lambda: self.one(*_WORDS)
        self.depth += 1
        if self.random.random() < 0.5:
            pieces = self.real("cells").split("@")
            self.depth -= 1
            return pieces[0] + "".join(inner() + piece for piece in pieces[1:])
        made = self.one(*(maker for name, maker in self.marks(inner) if self.is_wild or not name.startswith("wild")))
        self.depth -= 1
        return made

    def marks(self, inner: Callable[[], str]) -> list[tuple[str, Callable[[], str]]]:
        """What can stand in a cell, by name."""
        nested = self.depth < 5
        return [
            ("link", lambda: f"[[Page|{inner()}]]"),
            ("plain link", lambda: "[[Page]]"),
            ("link with bars", lambda: f"[[Page|{inner()}|{inner()}]]"),
            ("file", lambda: f"[[File:X.jpg|{self.one('thumb|', '', '20px|', 'left|')}{inner()}]]"),
            ("external link", lambda: f"[http://a.example/x y {inner()}]"),
            ("template", lambda: f"{{{{small|1={inner()}}}}}"),
            ("template over lines", lambda: f"{{{{small|1=\n{self.one(*_WORDS)}\n}}}}"),
            ("another template", lambda: f"{{{{nowrap|1={inner()}}}}}"),
            ("unknown template", lambda: f"w {{{{mystery|{inner()}|b}}}}"),
            ("reference", lambda: f"<ref>{inner()} | a\n\n| b</ref>"),
            ("reference again", lambda: '<ref name="a" />'),
            ("nowiki", lambda: f"<nowiki>|{inner()}||</nowiki>"),
            ("pre", lambda: f"<pre>|{inner()}\n| b</pre>"),
            ("line break", lambda: f"{self.one(*_WORDS)}<br>{inner()}"),
            ("line break in two lines", lambda: "<br />\n" + inner()),
            ("bold", lambda: f"'''{inner()}'''"),
            ("open italics", lambda: f"''{inner()}"),
            ("small", lambda: f"<small>{inner()}</small>"),
            ("open sup", lambda: f"<sup>{inner()}"),
            ("tag with bars", lambda: f'<span style="color:red" title="a|b">{inner()}</span>'),
            ("tag over lines", lambda: f'<span\ntitle="||">{inner()}</span>'),
            ("div", lambda: f"<div>{inner()}</div>"),
            ("div over lines", lambda: "<div>\n" + inner() + "\n</div>"),
            ("comment", lambda: "<!-- c | d -->"),
            ("comment over lines", lambda: "<!-- c\n| d\n-->"),
            ("bar template", lambda: "{{!}}"),
            ("entities", lambda: "&#124;&nbsp;&amp;&lt;b&gt;"),
            ("list", lambda: f"\n* {inner()}\n* {inner()}\n"),
            ("numbered list", lambda: f"\n# {inner()}\n"),
            ("definition list", lambda: f"\n; {inner()} : {inner()}\n: {inner()}\n"),
            ("heading", lambda: f"\n== {inner()} ==\n"),
            ("paragraphs", lambda: f"\n\n{inner()}\n\n"),
            ("indented", lambda: f"\n {inner()}\n"),
            ("rule", lambda: f"\n----\n{inner()}"),
            ("line", lambda: f"\n{inner()}"),
            ("p", lambda: f"<p>{inner()}</p>"),
            ("blanks", lambda: f"\u00a0{inner()}\u2009"),
            ("bar", lambda: "|"),
            ("double bar", lambda: "||"),
            ("double mark", lambda: "!!"),
            ("parameter", lambda: "{{{1|d}}}"),
            ("includeonly", lambda: "<includeonly>| i</includeonly>"),
            ("noinclude", lambda: "<noinclude>n</noinclude>"),
            ("table", lambda: "\n" + self.table() if nested else "deep"),
            ("HTML table", lambda: self.html_table() if nested else "deep"),
            ("wild link in a link", lambda: f"[[Page ({inner()})]]"),
            ("wild opening", lambda: self.one("[[", "]]", "}}", "-{ ")),
        ]

    def html_table(self) -> str:
        """An HTML table, some of its tags missing."""
        pieces = ["<table" + self.maybe(0.2, lambda: " " + self.attributes()) + ">", self.maybe(0.5, "\n")]
        pieces.append(self.maybe(0.15, lambda: f"<caption>{self.content()}</caption>"))
        for _ in range(self.random.randint(1, 3)):
            pieces.append(self.maybe(0.2, lambda: self.one("<tbody>", "<thead>", "<tfoot>", "</tbody>", "</thead>")))
            pieces += (self.maybe(0.9, "<tr>"), self.maybe(0.3, "\n"))
            for _ in range(self.random.randint(1, 3)):
                name = self.one("td", "td", "th", "TD")
                attributes = self.maybe(0.25, lambda: " " + self.attributes())
                pieces += (
                    f"<{name}{attributes}>",
                    self.content(),
                    self.maybe(0.75, f"</{name}>"),
                    self.maybe(0.3, "\n"),
                    self.maybe(0.03, "stray"),
                )
            pieces += (self.maybe(0.8, "</tr>"), self.maybe(0.3, "\n"))
        return "".join(pieces) + self.maybe(0.95, "</table>") + self.maybe(0.5, "\n")

    def piece(self) -> str:
        """A piece that fits nowhere."""
        return self.one(
            "{|", "|}", "|-", "|+", "|", "||", "!", "!!", "\n", "\n", "\n|", "\n!", "\n|-\n", "\n{|\n", "\n{|\n", "\n|}\n",
            "\n:{|\n", "{{!}}", "<!-- c -->", "'''",
            "<table>", "</table>", "<tr>", "<td>", "</td>", "<th>", "<caption>", "<tbody>", "\n|+", "\n|+ x |", " ", "a", "b",
            lambda: self.one(*_WORDS), self.content, self.line, self.attributes,
        )  # fmt: skip

    def spoil(self, made: str) -> str:
        """Now and then lose or double a piece."""
        if self.random.random() < 0.15 and len(made) > 4:
            place = self.random.randrange(len(made))
            size = self.random.randint(1, 4)
            made = made[:place] + self.one("", made[place : place + size] * 2, "\n", "|", "<!-- c -->") + made[place + size :]
        if self.random.random() < 0.03:
            made = made.replace("\n", "\r\n")
        return made
