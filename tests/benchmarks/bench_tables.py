"""Tables of real articles: speed and exactness beside wikitextparser and mwparserfromhell, measured in this run.

`python tests/benchmarks/bench_tables.py [ROUNDS]` with the folder of articles beside the project (or PADDOCK_SHARED).
Interleaved, medians of CPU seconds; "cold" means that nothing was decoded before, as in a new process.
Exactness: the share of parser-test tables, and of the season articles' tables, whose text and shape are the wiki's own.
"""

import importlib.util
import json
import os
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import lxml.html
import mwparserfromhell
import wikitextparser
from mwparserfromhell.nodes import Tag

from pipeline.parse import read_tables
from pipeline.parse.markup.flat import forget_effects
from pipeline.parse.markup.inline import decode
from pipeline.parse.markup.rectangle import expand

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("PADDOCK_SHARED", ROOT.parent / "shared"))
Grids = list[list[list[str]]]


def paddock(text: str) -> Grids:
    """Our tables as texts."""
    return [table.texts() for table in read_tables(text)]


def paddock_cold(text: str) -> Grids:
    """Our tables as texts, with nothing decoded before."""
    return paddock(text)


def wikitextparser_tables(text: str) -> Grids:
    """wikitextparser's tables, spans expanded; cells are left as markup, as it does by default."""
    return [[[cell or "" for cell in row] for row in table.data(span=True)] for table in wikitextparser.parse(text).tables]


def wikitextparser_texts(text: str) -> Grids:
    """The same with its plain text of each cell."""
    return [[[wikitextparser.remove_markup(cell) for cell in row] for row in grid] for grid in wikitextparser_tables(text)]


def mwparserfromhell_slices(text: str) -> Grids:
    """mwparserfromhell on each outer table's slice, its cells put into rectangles by our own expander as it has none."""
    grids = []
    for slice_ in table_slices(text):
        tree = mwparserfromhell.parse(slice_, skip_style_tags=True)
        for table in tree.ifilter_tags(matches=lambda tag: str(tag.tag) == "table"):
            rows = [
                [(str(cell.contents.strip_code()), "".join(map(str, cell.attributes)), False) for cell in _children(row, "td", "th")]
                for row in _children(table, "tr")
            ]
            loose = [(str(cell.contents.strip_code()), "".join(map(str, cell.attributes)), False) for cell in _children(table, "td", "th")]
            expanded, _ = expand([[row for row in [loose, *rows] if row]], 1_000_000)
            grids.append([[cell[0] for cell in row] for row in expanded])
    return grids


def _children(tag: Tag, *names: str) -> list[Tag]:
    """The direct children of some names."""
    return [node for node in tag.contents.nodes if isinstance(node, Tag) and str(node.tag) in names]


def table_slices(text: str) -> list[str]:
    """The outermost wikitables of an article, found by their marks."""
    slices, depth, start = [], 0, 0
    for mark in re.finditer(r"^[ \t:]*\{\||^[ \t]*\|\}", text, re.MULTILINE):
        if mark.group().endswith("{|"):
            start = mark.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                slices.append(text[start : mark.end()].lstrip(" \t:"))
    return slices


READERS: dict[str, Callable[[str], Grids]] = {
    "paddock, cold": paddock_cold,
    "paddock": paddock,
    "wikitextparser": wikitextparser_tables,
    "wikitextparser, plain text": wikitextparser_texts,
    "mwparserfromhell on slices": mwparserfromhell_slices,
}


def _seconds(reader: Callable[[str], Grids], articles: list[str]) -> float:
    """CPU seconds for all articles."""
    if reader is paddock_cold:
        decode.cache_clear()
        forget_effects()
    begin = time.process_time()
    for text in articles:
        reader(text)
    return time.process_time() - begin


def _exact(reader: Callable[[str], Grids], cases: list[tuple[str, Grids]]) -> float:
    """The share of cases whose grids are all there, white space free."""
    right = 0
    for text, expected in cases:
        try:
            found = [_tight(grid) for grid in reader(text)]
        except Exception:  # noqa: BLE001, S112 - a peer may fail as it likes
            continue
        right += [grid for grid in found if any(map(any, grid))] == [_tight(grid) for grid in expected]
    return right / len(cases)


def _tight(grid: list[list[str]]) -> list[list[str]]:
    """A grid without white space."""
    return [["".join(text.split()) for text in row] for row in grid]


def _season_share(reader: Callable[[str], Grids]) -> float:
    """The share of the season articles' wikitables that a reader gives as the wiki renders them."""
    path = ROOT / "tests" / "test_parse_tables.py"
    spec = importlib.util.spec_from_file_location("oracle", path)
    oracle = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(oracle)
    right = total = 0
    for article in sorted((SHARED / "corpus" / "seasons").glob("*.wikitext")):
        page = lxml.html.fromstring(article.with_suffix(".html").read_text(encoding="utf-8"))
        expected = [oracle.rectangle(table) for table in page.iter("table") if "wikitable" in (table.get("class") or "")]
        expected = [grid for grid in expected if grid and grid[0] != ["Key", "Key"]]
        found = [_tight(grid) for grid in reader(article.read_text(encoding="utf-8"))]
        total += len(expected)
        for grid in expected:
            if grid in found:
                right += 1
                found.remove(grid)
    return right / total


def main() -> None:
    """Print one line a reader."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    articles = [path.read_text(encoding="utf-8") for path in sorted((SHARED / "corpus" / "drivers").glob("*.wikitext"))]
    lines = (SHARED / "conformance" / "wikitable_cases.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [(case["wikitext"], case["grids"]) for case in map(json.loads, lines)]
    size = sum(len(text.encode()) for text in articles) / 1e6
    times: dict[str, list[float]] = {name: [] for name in READERS}
    paddock(articles[0])
    for _ in range(rounds):
        for name, reader in READERS.items():
            times[name].append(_seconds(reader, articles))
    ours = {name: statistics.median(times[name]) for name in READERS}
    print(f"{len(articles)} articles, {size:.1f} MB, medians of {rounds} interleaved rounds, CPU seconds")
    print(f"{'reader':28} {'seconds':>8} {'MB/s':>6} {'cold is':>8} {'warm is':>8} {'parser tests':>13} {'seasons':>8}")
    for name, reader in READERS.items():
        took = ours[name]
        print(
            f"{name:28} {took:8.3f} {size / took:6.1f} {took / ours['paddock, cold']:7.1f}x {took / ours['paddock']:7.1f}x "
            f"{_exact(reader, cases):12.0%} {_season_share(reader):8.0%}"
        )


if __name__ == "__main__":
    main()
