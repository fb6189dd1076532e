"""Tables and cells of wikitext: authored cases, the wiki's own parser tests, the wiki's own HTML, and the second decoder."""

import json
import re
from pathlib import Path

import lxml.html
import polars as pl
import pytest

from pipeline.parse import parse_article, read_tables
from pipeline.parse.errors import TableTooLarge
from pipeline.parse.markup.decoder import read, read_writer
from pipeline.parse.markup.fallback import decode_tree
from pipeline.parse.markup.flat import read_flat
from pipeline.parse.markup.inline import decode
from pipeline.parse.markup.scan import scan_tables

CASES = sorted((Path(__file__).parent / "cases" / "wikitable").glob("*.txt"))
BLANK = "∅"

HELD_WRONG = {
    "Newlines reset separator state": "a test of writing wikitext: its wikitext is the output, and does render two cells",
    "HTML id attribute with Parsoid-like element ids should not be serialized to wikitext": "the same",
}
"""Conformance cases whose expectation is no reading of their wikitext, with the reason."""

LEGENDS = "the key to colours, which a template alone produces"


def _tight(grid: list[list[str]]) -> list[list[str]]:
    return [["".join(text.split()) for text in row] for row in grid]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path):
    sentence, wikitext, expected = path.read_text(encoding="utf-8").split("----\n")
    assert sentence.endswith(".\n")
    tables = [[[text or BLANK for text in row] for row in table.texts()] for table in read_tables(wikitext)]
    assert "\n\n".join("\n".join(map(" | ".join, grid)) for grid in tables) == expected.rstrip("\n")


def test_conformance_cases_are_exact_but_for_the_listed_ones(shared: Path):
    lines = (shared / "conformance" / "wikitable_cases.jsonl").read_text(encoding="utf-8").splitlines()
    wrong = set()
    for case in map(json.loads, lines):
        if [_tight(table.texts()) for table in read_tables(case["wikitext"])] != [_tight(grid) for grid in case["grids"]]:
            wrong.add(case["name"])
    assert len(lines) >= 70
    assert wrong == set(HELD_WRONG)


def test_season_tables_equal_the_wikis_own_html(shared: Path):
    """Every HTML table that has cells of the article is found, in order; others come wholly from templates and are counted."""
    from_templates = 0
    for path in sorted((shared / "corpus" / "seasons").glob("*.wikitext")):
        page = lxml.html.fromstring(path.with_suffix(".html").read_text(encoding="utf-8"))
        rendered = [rectangle(table) for table in page.iter("table")]
        rendered = [grid for grid in rendered if any(map(any, grid))]
        place = 0
        for table in read_tables(path.read_text(encoding="utf-8")):
            grid = _tight(table.texts())
            if not any(map(any, grid)):
                assert any("legend" in unread.template for row in table.grid for cell in row for unread in cell.content.unread), LEGENDS
                continue
            assert grid in rendered[place:], f"{path.name}: table {table.table_no} under {table.section!r} is not as the wiki renders it"
            found = rendered.index(grid, place)
            from_templates += found - place
            place = found + 1
        from_templates += len(rendered) - place
    assert from_templates == 18


def test_decoders_agree_on_every_cell(shared: Path):
    """The decoder, its short way for flat cells, and mwparserfromhell say the same of every cell of the corpus."""
    seen = set()
    flat = 0
    for path in sorted((shared / "corpus").glob("*/*.wikitext")):
        for table in read_tables(path.read_text(encoding="utf-8")):
            seen.update(cell.markup for row in table.grid for cell in row)
    for markup in sorted(seen):
        said = read(markup)
        assert decode(markup) == said == decode_tree(markup), markup
        short = read_flat(markup, read_writer)
        flat += short is not None
        assert short is None or short == said, markup
    assert flat / len(seen) > 0.9


@pytest.mark.parametrize(
    "wikitext",
    [
        "{|\n" + "|-\n|colspan=1000| a\n" * 2_000 + "|}",
        "{|\n" + "|-\n|rowspan=65534 colspan=1000| a\n" * 2_000 + "|}",
        "{|\n|" + "|| a" * 5_000 + "\n" + "|-\n| a\n" * 5_000 + "|}",
    ],
    ids=["colspans", "both", "padding"],
)
def test_a_table_beyond_the_budget_is_named_and_others_are_read(wikitext: str):
    article = "{|\n| before\n|}\n" + wikitext + "\n{|\n| after\n|}"
    with pytest.raises(TableTooLarge, match=r"the table at character 15 .* lower its colspan") as caught:
        read_tables(article)
    assert article[caught.value.start : caught.value.end] == wikitext
    tables, errors = scan_tables(article)
    assert [table.texts() for table in tables] == [[["before"]], [["after"]]]
    assert len(errors) == 1


def test_sections_captions_and_places():
    wikitext = "= T =\nlead\n==Racing ''record''==\n===Career===\n{|\n|+ A [[b|caption]]\n| x\n{|\n| y\n|}\n|}\n==Notes==\n:{|\n| z\n|}"
    outer, inner, last = read_tables(wikitext)
    assert (outer.section, outer.section_path, outer.caption) == ("Career", ("Racing record", "Career"), "A caption")
    assert (outer.parent_no, inner.parent_no, last.parent_no) == (None, 1, None)
    assert (last.table_no, last.section_path) == (3, ("Notes",))
    assert [wikitext[table.start : table.end] for table in (outer, inner, last)] == [
        "{|\n|+ A [[b|caption]]\n| x\n{|\n| y\n|}\n|}",
        "{|\n| y\n|}",
        "{|\n| z\n|}",
    ]


def test_a_cell_knows_its_origin_its_spans_and_its_place_as_written():
    (table,) = read_tables('{|\n!rowspan=2| a\n|colspan=2 style="background:#dfd"| b\n|-\n| c\n|}')
    header, spanned, again = table.grid[0]
    below, packed, missing = table.grid[1]
    assert header is below
    assert spanned is again
    assert (header.row_no, header.column_no, header.rowspan, header.is_header) == (1, 1, 2, True)
    assert (spanned.column_no, spanned.colspan, spanned.colour) == (2, 2, "DDFFDD")
    assert (packed.column_no, packed.source_column_no, packed.text) == (2, 1, "c")
    assert (missing.is_missing, missing.row_no, missing.column_no) == (True, 2, 3)


def test_a_table_keeps_what_stands_in_no_cell():
    wikitext = (
        '{| class=a\nlost [[b]]\n|+ title=c | d\n|+ e\n|- style="background:#dfd"\n| f\n| bgcolor=#fdd | g\n|rowspan=2| h\n|-\n'
        "more\n| i || j\n{|\nmoved\n|k\n|}\n|}"
    )
    table, inner = read_tables(wikitext)
    assert (table.attributes, table.caption, table.caption_attributes) == ("class=a", "d", "title=c")
    assert table.row_attributes == ['style="background:#dfd"', ""]
    assert table.stray == ("lost [[b]]", "more", "e")
    assert [[cell.colour for cell in row] for row in table.grid] == [["DDFFDD", "FFDDDD", "DDFFDD"], ["", "", "DDFFDD"]]
    assert table.texts() == [["f", "g", "h"], ["i", "j moved", "h"]]
    assert inner.stray == ()


def test_text_in_no_cell_is_listed_as_unread():
    article = parse_article("A", "{|\nlost [[b]]\n|+ c\n|+ d\n|-\n| e\n<!-- f -->|}", "wikitext")
    reasons = article.frames["unread_table"]["reason"].to_list()
    assert reasons[1:] == ["text in no cell: lost b d"]


def test_templates_in_no_cell_are_listed_as_unread():
    article = parse_article("A", "{|\n{{row|a}}\n|}\n{|\n! b\n|-\n{{row|c}}\nlost\n{{row|[[d]]}}\n|}", "wikitext")
    reasons = article.frames["unread_table"].filter(pl.col("reason").str.contains("in no cell"))["table_no", "reason"].rows()
    assert reasons == [
        (1, "templates in no cell: {{row|a}}"),
        (2, "text in no cell: lost"),
        (2, "templates in no cell: {{row|c}} {{row|[[d]]}}"),
    ]


def rectangle(table: lxml.html.HtmlElement) -> list[list[str]]:
    """The rectangle of a rendered table, by the HTML standard's model; white space free."""
    places: dict[tuple[int, int], str] = {}
    first = 0
    for group in table.xpath("./thead | ./tbody | ./tfoot"):
        rows = group.xpath("./tr")
        for row_no, row in enumerate(rows, first):
            column = 0
            for cell in row.xpath("./td | ./th"):
                while (row_no, column) in places:
                    column += 1
                height = min(int(cell.get("rowspan", 1)) or len(rows), first + len(rows) - row_no)
                width = int(cell.get("colspan", 1))
                places.update(((row_no + down, column + right), _visible(cell)) for down in range(height) for right in range(width))
                column += width
        first += len(rows)
    size = max((column + 1 for _, column in places), default=0)
    return [[places.get((row, column), "") for column in range(size)] for row in range(first)]


def _visible(cell: lxml.html.HtmlElement) -> str:
    """What a reader sees in a cell, but for nested tables and numbers of references."""
    pieces: list[str] = []

    def walk(element: lxml.html.HtmlElement) -> None:
        classes = (element.get("class") or "").split()
        if element.tag in {"style", "link", "table"} or "reference" in classes or "noprint" in classes:
            return
        if re.search(r"display\s*:\s*none", element.get("style") or ""):
            return
        pieces.append(element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                walk(child)
            pieces.append(child.tail or "")

    walk(cell)
    return "".join("".join(pieces).split())
