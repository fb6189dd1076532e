"""Wikitext that nobody would write: no exception but our own, true rectangles, the same reading on every way.

Short in the normal run; PADDOCK_FUZZ_SECONDS lets it go on for as long.
"""

import os
import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.parse.markup.decoder import Declined, read, read_writer
from pipeline.parse.markup.flat import read_flat
from pipeline.parse.markup.inline import decode
from pipeline.parse.markup.mask import mask
from pipeline.parse.markup.scan import build_tables, scan_tables
from pipeline.parse.markup.table import HIDDEN

SECONDS = float(os.environ.get("PADDOCK_FUZZ_SECONDS", "0"))
EXAMPLES = 150
WORD = re.compile(r"(?<![\w&</#=])(?:a|é|GBR|12|x)(?!\w)")
SYNTAX = re.compile(r"</[^<>]*>|^[ \t\r\0\v]*\|-(?:\{\{(?:\{\{[\s\S]*?\}\}|(?!\}\})[\s\S])*?\}\}|[^\n])*", re.MULTILINE)

WORDS = st.sampled_from(
    [
        "a",
        "GBR",
        "12",
        "14†",
        " ",
        "  ",
        "é",
        "\xa0",
        "-",
        "+",
        "*",
        "#",
        ":",
        ";",
        "=",
        "''",
        "'''",
        "'''''",
        "&nbsp;",
        "&amp",
        "&#1;",
        "&#8224;",
        "%20",
        "__NOTOC__",
        "_",
        "\t",
        "\u2009",
    ]
)
MARKS = st.sampled_from(
    [
        "{|",
        "|}",
        "|-",
        "|+",
        "|",
        "||",
        "!",
        "!!",
        "\n",
        "\n|",
        "\n!",
        "\n|-\n",
        "\n{|\n",
        "\n|}\n",
        "\n:{|",
        "{{",
        "}}",
        "{{{",
        "}}}",
        "[[",
        "]]",
        "[",
        "]",
        "<",
        ">",
        "<!--",
        "-->",
        "-{",
        "}-",
        "{{!}}",
        "{{=}}",
        "{{!!}}",
        "{{(!}}",
        "{{!)}}",
        "{{!-}}",
        "{{(}}",
        "{{)}}",
        "[[http://a",
        "[mailto:x",
        "[//x ",
        "{{{x|",
        "\n== h ==\n",
        "\x00",
        "\x01",
        "\r",
    ]
)
TAGS = st.sampled_from(
    [
        "<br>",
        "<br />",
        "<small>",
        "</small>",
        "<sup>",
        "</sup>",
        "<ref>",
        "</ref>",
        '<ref name="x">',
        "<ref name=x />",
        "<nowiki>",
        "</nowiki>",
        "<div>",
        "</div>",
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "<th rowspan=2>",
        "<caption>",
        "<tbody>",
        "<b>",
        "</b>",
        "<pre>",
        "</pre>",
        "<includeonly>",
        "</includeonly>",
        "<noinclude>",
        "<p>",
        '<span style="display:none">',
        "</span>",
        "<math>",
        "<gallery>",
        "</gallery>",
        "<onlyinclude>",
        "</noinclude>",
        "<nowiki/>",
        "<ref name=",
    ]
)
SPANS = st.builds(
    '{}{}="{}" | '.format,
    st.sampled_from(["row", "col", "ROW", "Col"]),
    st.just("span"),
    st.sampled_from(["0", "1", "2", "3", "7", "-1", "x", "999999", "2px", ""]),
)


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("[[{}|{}]]".format, inner, inner),
        st.builds("[[{}]]".format, inner),
        st.builds("[[File:{}|thumb|{}]]".format, inner, inner),
        st.builds("{{{{small|{}}}}}".format, inner),
        st.builds("{{{{msrslt|{}|{}}}}}".format, st.sampled_from(["g", "ret", "x"]), inner),
        st.builds(
            "{{{{{}|{}|x={}}}}}".format,
            st.sampled_from(["F1", "ubl", "efn", "unknown", "flag", "sum", "Coltit", "plainlist"]),
            inner,
            inner,
        ),
        st.builds("<ref>{}</ref>".format, inner),
        st.builds("<small>{}</small>".format, inner),
        st.builds("\n{{|\n|{}\n|}}\n".format, inner),
        st.builds("''{}''".format, inner),
        st.lists(inner, max_size=6).map("".join),
    )


WIKITEXT = st.lists(st.one_of(st.recursive(WORDS, _wrapped, max_leaves=8), MARKS, TAGS, SPANS), max_size=40).map("".join)
TABLES = st.builds("{{|{}\n|-\n|{}\n|}}".format, WIKITEXT, WIKITEXT)


def _check_tables(text: str) -> None:
    assert len(mask(text)) == len(text)
    tables, _ = scan_tables(text)
    for number, table in enumerate(tables, 1):
        texts = table.texts()
        assert table.table_no == number
        assert 0 <= table.start < table.end <= len(text)
        assert table.parent_no is None or table.parent_no < number
        assert {len(row) for row in texts} == {table.column_count}
        assert table.texts() == texts
        for row_no, row in enumerate(table.grid, 1):
            for column_no, cell in enumerate(row, 1):
                assert cell.row_no <= row_no
                assert cell.text == texts[row_no - 1][column_no - 1]
        assert table.texts() == texts, "the rectangle of cells says what the rectangle of texts says"


def _check_account(text: str) -> None:
    """Each word of a table is in a cell, a caption, an attribute list or what stands in no cell; each other word is in none.

    Words become characters of their own first. What is syntax: comments and the like, end tags, and the marks of rows without a cell.
    """
    unique = (chr(code) for code in range(0x4E00, 0x9FFF))
    text = WORD.sub(lambda _: next(unique), text)
    masked = mask(text)
    builder = build_tables(text, masked)
    held = set()
    for table in builder.tables:
        held.update(table.attributes, *table.row_attributes, *table.stray, *(part for caption in table.captions for part in caption))
        held.update(*(part for group in table.groups for row in group for cell in row for part in cell[:2]))
    inside = [False] * len(text)
    for table in builder.tables:
        inside[table.start : table.end] = [True] * (table.end - table.start)
    syntax = {place for match in SYNTAX.finditer(masked) for place in range(*match.span())}
    for place, sign in enumerate(text):
        if "\u4e00" <= sign <= "\u9fff" and masked[place] == sign and place not in syntax:
            assert (sign in held) == inside[place], f"{sign} in {text!r}"


def _check_cell(markup: str) -> None:
    try:
        said = read(markup)
    except Declined:
        decode(markup)
        return
    short = read_flat(markup, read_writer)
    assert short is None or short == said
    assert decode(markup) == said
    shown = [run for run in said.runs if not run.style & HIDDEN]
    assert "".join(said.text.split()) == "".join("".join(run.text for run in shown).split())
    assert said.text == " ".join(said.text.split())


def _until_done(check, strategy) -> None:
    """Run the check on examples, again and again for as long as asked for."""
    end = time.monotonic() + SECONDS / 3
    run = settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize=not SECONDS, suppress_health_check=list(HealthCheck))(
        given(strategy)(check)
    )
    run()
    while time.monotonic() < end:
        run()


def test_tables_of_any_text_are_rectangles():
    _until_done(_check_tables, st.one_of(WIKITEXT, TABLES))


def test_every_word_of_a_table_is_held_somewhere():
    _until_done(_check_account, st.one_of(WIKITEXT, TABLES))


def test_any_cell_reads_alike_on_every_way():
    _until_done(_check_cell, WIKITEXT)


@pytest.mark.parametrize("markup", ["''{{msrslt|g|''a''}}''", "'''b {{small|'''a'''}}'''"])
def test_what_was_found_in_a_cell_once(markup: str):
    _check_cell(markup)
    assert read_flat(markup, read_writer) is None, "quotes of a call within others end them"
