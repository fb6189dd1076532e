"""A whole article to frames beside wikitextparser's tables alone, on real articles, measured in this run.

`python tests/benchmarks/bench_article.py [ROUNDS]` with the folder of articles beside the project (or PADDOCK_SHARED).
Interleaved, medians of CPU seconds; "cold" means that no text was read before, as in a new process. Below: where a whole
article's time goes, by a profile of one more round (a profiler weighs calls too heavily: shares, not seconds).
"""

import cProfile
import os
import pstats
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import wikitextparser

from pipeline.parse import parse_article, read_tables
from pipeline.parse.markup.flat import forget_effects

SHARED = Path(os.environ.get("PADDOCK_SHARED", Path(__file__).resolve().parents[3] / "shared"))
PEER = "wikitextparser, tables"
_FEW = 200
_STAGES = {
    "tables to rectangles": ("scan_tables", "to_cells"),
    "infoboxes": ("infobox_spans", "read_fields", "read_named_notes"),
    "prose to sentences": ("paragraphs", "read_sentences"),
    "headers": ("_header", "_labels_of", "_kind"),
    "raw rows": ("write_tables", "write_unread", "write_uses", "cell_frame"),
    "results grids": ("read_grid", "read_events"),
    "summaries and standings": ("read_summary", "write_standings"),
    "claims in prose": ("read_prose",),
    "infobox claims": ("read_infobox", "read_driver"),
    "Polars frames": ("to_frames",),
}


def forget() -> None:
    """Empty every cache of texts; those of the rule tables hold few entries and stay."""
    forget_effects()
    for name, module in list(sys.modules.items()):
        if name.startswith("pipeline.parse"):
            for value in vars(module).values():
                if hasattr(value, "cache_info") and value.cache_info().currsize > _FEW:
                    value.cache_clear()


READERS: dict[str, Callable[[str], object]] = {
    PEER: lambda text: [table.data() for table in wikitextparser.parse(text).tables],
    "paddock, tables, cold": lambda text: [table.texts() for table in read_tables(text)],
    "paddock, frames, cold": lambda text: parse_article("A driver", text, "wikitext").frames,
    "paddock, tables": lambda text: [table.texts() for table in read_tables(text)],
    "paddock, frames": lambda text: parse_article("A driver", text, "wikitext").frames,
}


def shares(articles: list[str]) -> dict[str, float]:
    """The share of parse_article's time that each stage takes."""
    profile = cProfile.Profile()
    profile.enable()
    for text in articles:
        READERS["paddock, frames"](text)
    profile.disable()
    spent = {name: taken[3] for (_, _, name), taken in pstats.Stats(profile).stats.items()}
    whole = spent["parse_article"] + spent["to_frames"]
    found = {stage: sum(spent.get(name, 0.0) for name in names) / whole for stage, names in _STAGES.items()}
    found["headers"] -= spent["to_cells"] / whole  # who first asks for a rectangle has it made
    found["Polars frames"] -= spent["cell_frame"] / whole  # deferred until then
    return found


def main() -> None:
    """Print one line a reader."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    articles = [path.read_text(encoding="utf-8") for path in sorted((SHARED / "corpus" / "drivers").glob("*.wikitext"))]
    parse_article("A driver", articles[0], "wikitext")
    times: dict[str, list[float]] = {name: [] for name in READERS}
    for _ in range(rounds):
        for name, reader in READERS.items():
            if name.endswith("cold"):
                forget()
            start = time.process_time()
            for text in articles:
                reader(text)
            times[name].append(time.process_time() - start)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    print(f"{len(articles)} articles, {sum(map(len, articles)) / 1e6:.1f} million characters, medians of {rounds} interleaved rounds")
    print(f"{'reader':28} {'seconds':>8} {'faster than ' + PEER:>38}")
    for name, taken in medians.items():
        print(f"{name:28} {taken:8.3f} {medians[PEER] / taken:37.2f}x")
    print()
    for stage, share in sorted(shares(articles).items(), key=lambda pair: -pair[1]):
        print(f"{stage:28} {share:8.0%}")


if __name__ == "__main__":
    main()
