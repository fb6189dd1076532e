"""Time over size for markup that makes parsers explode, and for articles of countless tables, notes, fields or sentences.

CPU seconds at n and 16 n, and the exponent between them; of the first the tables are read, of the articles every claim.

`python tests/benchmarks/bench_linear.py [N]`; exits 1 where an exponent is above 1.2 at a time that matters. Peers are not
measured here: the same inputs take them minutes.
"""

import math
import sys
import time
from collections.abc import Callable

from pipeline.parse import parse_article
from pipeline.parse.markup.flat import forget_effects
from pipeline.parse.markup.inline import decode
from pipeline.parse.markup.scan import scan_tables

FACTOR = 16
LIMIT = 1.2
NOISE = 0.02  # seconds below which a ratio says nothing

_CELLS = {
    "open templates": "{{a|",
    "open references": '<ref name="',
    "references without end": "<ref>",
    "open links": "[[a|",
    "open comments": "<!--",
    "open tags": "<small>",
    "unfinished tags": "<small ",
    "crossed tags": "<b><i></b>",
    "external links": "[http://a ",
    "apostrophes": "''a'''b'''''",
    "braces": "{",
    "brackets": "[",
    "entities": "&amp",
    "double bars": "a || ",
    "attributes": 'a="',
    "colons": ":",
    "line breaks": "<br>",
    "empty lines": "\n",
    "list items": "\n* a",
    "comments between bars": "|<!-- -->",
    "bars by template": "{{!}}",
    "variants": "-{",
    "terms": "\n;a:b",
    "open terms": "\n; ''a:",
    "tags with bars": '<b title="|">',
    "open literals": "<nowiki><!--",
    "cell tags": "<td>a</th>",
    "row tags": "<tr>",
    "links with open templates": "[[a|{{b ]]",
    "open links and templates": "[[a {{b ",
    "apostrophes in links": "[[a|''b]]''",
    "links to other sites": "[//a [[b]] ",
    "templates in links to other sites": "[//a {{b}}",
    "other sites in doubled brackets": "[[//a b",
    "references with comments": "<ref><!--",
    "galleries": "<gallery>\na|b\n",
    "inclusion tags": "<noinclude>",
    "open inclusions": "<includeonly>",
    "bars by template in links": "[[a{{!}}",
    "templates in targets": "[[{{small|a}}|b]]",
    "open parameters": "{{{a|",
    "unknown tags": "<foo a>",
    "nowiki in tags": "<td <nowiki>",
    "braces by template": "{{(}}",
    "lists of nothing": "\n:",
    "rules": "\n----",
    "comments on lines of their own": "\n<!-- -->\n",
    "tables in blocks": "<div><table>",
    "open text as typed": "<pre>",
    "backgrounds": "{{N/A}}|",
    "calls before an open call": "{{a}}{{b|",
    "open functions": "{{#if:",
    "thumbnails in thumbnails": "[[File:a|thumb|[[b]] ",
    "quotes in open links": "''[[a|",
    "carriage returns": "\r",
    "pictures": "{{gold1}}",
    "tables in references": "<ref>\n{|\n|a\n|}</ref>",
    "open references with tables": "<ref>\n{|\n",
    "links without labels": "[[P|]]",
    "titles that no page has": "[[a/../",
    "choices of variants": "-{a|b;",
    "open poems": "<poem>",
    "captions in galleries": "<gallery>\na|[[b|",
}
_ROWS = {
    "plain rows": "|-\n| a || b\n| [[c|d]]\n",
    "open links in rows": "| [[a|b\n",
    "templates over lines": "| {{small|a\n}}\n",
    "open templates in rows": "| {{a|\n",
    "overlapping spans": "|-\n|rowspan=3|a\n|colspan=2 rowspan=2|b\n|rowspan=2|c\n",
    "giant colspans": "|-\n|colspan=1000| a\n",
    "giant rowspans": "|-\n|rowspan=65534| a\n",
    "captions": "|+ a\n",
    "text in no cell": "|-\na\n",
    "row attributes": "|- a=b\n| c\n",
    "marks by template": "|{{!}}!{{!!}}\n",
    "open tables": "{|\n",
    "open tables in cells": "{|\n|a\n",
    "tables in a row": "\n{|a\n|b\n|}c",
    "rows by unknown templates": "|-\n{{a}}\n",
    "indented tables": "\n:{|\n",
    "header cells": "\n|-\n!a\n|b\n",
    "long rowspans": "|-\n|rowspan=1000|a\n",
    "closed and opened by template": "{{!)}}\n{{(!}}\n",
}

_GRID = "{|class=wikitable\n! Year !! Team !! 1 !! DC !! Points\n"
_SUMMARY = "{|class=wikitable\n! Season !! Series !! Team !! Races !! Wins !! Points !! Position\n"
_ARTICLES = {  # what stands before the pieces, a piece (# is its number), what stands behind them
    "rows of one season": ("==Complete Formula One results==\n" + _GRID, "|-\n| 2010 || T# || BHR<br>4 || 5th || 12\n", "|}"),
    "notes in a grid": ("==Results==\n" + _GRID, "|-\n| 2010 || T# || BHR<br>4{{efn|name=n#|Did not finish #}} || 5th || 12\n", "|}"),
    "grids with notes": (
        "==Results==\n{{efn|name=a|Guest}}",
        "===Cup # results===\n" + _GRID + "|-\n| 2010 || T || 4† || 5th || 2\n|}\n† – Did not finish #\n",
        "",
    ),
    "entries": ("==Career summary==\n" + _SUMMARY, "|-\n| 2010 || Cup # || Team # || 10 || 1 || 30 || 3rd\n", "|}"),
    "entries of one standing": ("==Career summary==\n" + _SUMMARY, "|-\n| 2010 || Cup || Team # || 10 || 1 || 30 || 3rd\n", "|}"),
    "sentences": ("==Career==\n", "In 2010, he finished third in the Cup # championship with two wins and 120 points. ", ""),
    "paragraphs": ("==Career==\n", "In 2010, he finished third in the Cup # championship with two wins and 120 points.\n\n", ""),
    "infobox blocks": ("{{Infobox racing driver\n", "| series# = Cup #\n| wins# = 3\n| team# = Team #\n", "}}"),
    "a list in an infobox": ("{{Infobox racing driver\n| prev series years = ", "2010, ", "}}"),
    "a sentence without end": ("He is a racing driver", ", won # Cup races and finished third in the 2010 Cup with 3 wins", "."),
    "totals in the lead": ("A is a racing driver. ", "He won # Cup races and took 3 pole positions. ", ""),
}


def articles(size: int) -> dict[str, str]:
    """Each article by name, with `size` numbered pieces."""
    return {
        name: before + "".join(piece.replace("#", str(number)) for number in range(size)) + behind
        for name, (before, piece, behind) in _ARTICLES.items()
    }


def inputs(size: int) -> dict[str, str]:
    """Each input by name, `size` times its piece."""
    made = {name: "{|\n|-\n| " + piece * size + "\n|}" for name, piece in _CELLS.items()}
    made |= {name: "{|\n|-\n" + piece * size + "|}" for name, piece in _ROWS.items()}
    made |= {f"{name}, no table": piece * size for name, piece in _CELLS.items()}
    for name, opening, closing in (
        ("nested templates", "{{small|", "}}"),
        ("nested links", "[[a|", "]]"),
        ("nested tags", "<small>", "</small>"),
        ("nested targets", "[[{{small|", "}}|a]]"),
        ("nested sums", "{{sum|1|", "}}"),
    ):
        made[name] = "{|\n| " + opening * size + closing * size + "\n|}"
    made["nested tables"] = "{|\n|a\n" * size + "|}\n" * size
    made["HTML tables in tables"] = "<table><tr><td>" * size
    made["headings"] = "== a ==\n=== b ===\n{|\n|x\n|}\n" * size
    made["64,000 rows"] = "{|\n" + "|-\n| a\n| b\n" * max(1, size * 4) + "|}"
    return made


def read_tables_of(text: str) -> None:
    """Every table, and the texts of its cells."""
    for table in scan_tables(text).tables:
        table.texts()


def read_claims_of(text: str) -> None:
    """Everything, to frames."""
    parse_article("A", text, "wikitext")


def seconds(read: Callable[[str], None], text: str) -> float:
    """The least CPU seconds of three readings, cells read cold."""
    best = math.inf
    for _ in range(3):
        decode.cache_clear()
        forget_effects()
        begin = time.process_time()
        read(text)
        best = min(best, time.process_time() - begin)
    return best


def main() -> int:
    """Print one line an input; 1 where one is not linear."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    failed = 0
    print(f"{'input':34} {'KB':>8} {'seconds':>9} {'KB':>8} {'seconds':>9} {'exponent':>9}")
    for read, make, number in ((read_tables_of, inputs, size), (read_claims_of, articles, max(1, size // 4))):
        small, large = make(number), make(number * FACTOR)
        for name, text in small.items():
            before, after = seconds(read, text), seconds(read, large[name])
            exponent = math.log(max(after, NOISE) / max(before, NOISE / FACTOR)) / math.log(len(large[name]) / len(text))
            is_bad = exponent > LIMIT and after > NOISE
            failed += is_bad
            print(
                f"{name:34} {len(text) / 1e3:8.1f} {before:9.4f} {len(large[name]) / 1e3:8.1f} {after:9.4f} {exponent:9.2f}"
                f"{'  NOT LINEAR' if is_bad else ''}"
            )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
