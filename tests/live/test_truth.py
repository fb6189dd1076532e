"""Random wikitext, rendered by a real MediaWiki: our tables are the browser's, in text, shape, origins, header cells and captions.

Short in the normal run; PADDOCK_TRUTH_TEXTS says how many texts to render, PADDOCK_TRUTH_SEED which.
"""

import json
import os
import re
import subprocess
from pathlib import Path

from markup import TEMPLATES, Maker
from rendered import RenderedTable, rendered_tables

from pipeline.parse import read_tables

TEXTS = int(os.environ.get("PADDOCK_TRUTH_TEXTS", "1500"))
SEED = int(os.environ.get("PADDOCK_TRUTH_SEED", "1"))
BATCH = 2000
UNKNOWN = re.compile(r"\{\{mystery(?:\{\{[^{}]*\}\}|\{\{\{[^{}]*\}\}\}|[^{}])*\}\}[^\n|]*\|")
"""A call of the template that no rule knows, before a bar in its line."""
WILD_SHARE = 0.94
"""Broken markup that agrees at least: what is closed crosswise inside of a template is read in an order that no page needs."""


def render(wiki, texts: list[str]) -> list[str]:
    """The HTML of texts, on a wiki whose language has variants, and which knows poems."""
    settings = wiki.folder / "Variants.php"
    settings.write_text("<?php require __DIR__ . '/LocalSettings.php'; $wgUsePigLatinVariant = true; wfLoadExtension( 'Poem' );\n")
    done = subprocess.run(
        ["php", "-d", "memory_limit=1G", Path(__file__).with_name("render.php")],
        input=json.dumps({"templates": TEMPLATES, "texts": texts}),
        env={**os.environ, "MW_CONFIG_FILE": str(settings)},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def is_knowable(text: str) -> bool:
    """Whether no template stands in an attribute list, and no unknown one before a bar, as what it writes there is not in the article.

    Nor is it known what a brace behind nested parameters belongs to: with an empty default and the bar before them, it ends a table.
    """
    if UNKNOWN.search(text) or "}" * 7 in text:
        return False
    return not any("{{" in cell.attributes for table in read_tables(text) for row in table.grid for cell in row)


def ours(text: str) -> list[RenderedTable]:
    """The tables that we find in a text, as a browser would show them."""
    tables = []
    for table in read_tables(text):
        grid = table.grid
        texts = [["".join(cell.text.split()) for cell in row] for row in grid]
        headers = [[cell.is_header for cell in row] for row in grid]
        origins = [[(cell.row_no, cell.column_no) for cell in row] for row in grid]
        tables.append(RenderedTable(texts, headers, "".join(table.caption.split()), origins))
    return shown(tables)


def shown(tables: list[RenderedTable]) -> list[RenderedTable]:
    """The tables in which there is something to see."""
    return [table for table in tables if any(map(any, table.texts))]


def disagreements(wiki, maker: Maker, count: int) -> tuple[int, list[str]]:
    """How many texts could be compared, and those on which we disagree."""
    texts = [text for text in (maker.text() for _ in range(count)) if is_knowable(text)]
    wrong = []
    for start in range(0, len(texts), BATCH):
        batch = texts[start : start + BATCH]
        wrong += [text for text, html in zip(batch, render(wiki, batch), strict=True) if ours(text) != shown(rendered_tables(html))]
    return len(texts), wrong


def test_tables_are_those_of_the_wiki(wiki):
    compared, wrong = disagreements(wiki, Maker(SEED), TEXTS)
    assert compared > 0.85 * TEXTS
    assert wrong == []


def test_most_tables_of_broken_markup_are_those_of_the_wiki(wiki):
    compared, wrong = disagreements(wiki, Maker(SEED, is_wild=True), TEXTS // 3)
    assert 1 - len(wrong) / compared > WILD_SHARE, min(wrong, key=len)


def test_authored_cases_are_as_the_wiki_has_them(wiki):
    folder = Path(__file__).parents[1] / "cases" / "wikitable"
    cases = {path.stem: path.read_text(encoding="utf-8").split("----\n")[1] for path in folder.glob("*.txt")}
    html = dict(zip(cases, render(wiki, list(cases.values())), strict=True))
    assert [name for name, text in cases.items() if ours(text) != shown(rendered_tables(html[name]))] == []
