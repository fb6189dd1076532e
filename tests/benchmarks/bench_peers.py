"""The same made-up drivers read by Paddock and its peers: pages a second of one core, and how much of the truth comes out.

    python tests/benchmarks/bench_peers.py [--drivers 300] [--rounds 3] [--folder DIR]

The truth is the career table of each article, known to the generator. Of what a reader gives, the table nearest to it counts:
the share of its cells whose place and text are right, and the share of tables that are right as a whole, shape included. White
space does not count. Medians of interleaved rounds, CPU seconds; nothing is remembered from one round to the next.
wtf_wikipedia is installed by npm into the folder, outside the project, and left out where there is no Node; it gives rows as
objects, so that its header is taken from their names.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import generator
from bench_article import forget
from bench_tables import Grids, mwparserfromhell_slices, paddock, wikitextparser_tables, wikitextparser_texts

from pipeline.parse import Article, parse_article

WTF = "wtf_wikipedia@10"
SCRIPT = """
const fs = require("fs"); const wtf = require("wtf_wikipedia");
const texts = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const read = (text) => wtf(text).tables().map((table) => table.keyValue());
for (const text of texts.slice(0, 20)) read(text);
const seconds = [];
let found = [];
for (let round = 0; round < Number(process.argv[3]); round++) {
  const began = process.cpuUsage();
  found = texts.map(read);
  const used = process.cpuUsage(began);
  seconds.push((used.user + used.system) / 1e6);
}
console.log(JSON.stringify({ seconds, found }));
"""
READERS: dict[str, Callable[[str], Grids]] = {
    "Paddock, tables": paddock,
    "Paddock, every claim, frames": lambda text: [table.texts() for table in _article(text).tables],
    "wikitextparser, tables": wikitextparser_tables,
    "wikitextparser, plain text": wikitextparser_texts,
    "mwparserfromhell, on slices": mwparserfromhell_slices,
}


def _article(text: str) -> Article:
    article = parse_article("A driver", text, "wikitext")
    _ = article.frames
    return article


def in_node(texts: list[str], rounds: int, folder: Path) -> tuple[float, list[Grids]] | None:
    """wtf_wikipedia's CPU seconds and grids; None where it cannot be had."""
    if not (shutil.which("node") and shutil.which("npm")):
        return None
    place = folder / "node"
    place.mkdir(parents=True, exist_ok=True)
    if not (place / "node_modules" / "wtf_wikipedia").exists():
        done = subprocess.run(["npm", "install", "--silent", "--prefix", str(place), WTF], capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"npm cannot install {WTF}: {(done.stderr or done.stdout).strip()[:200]}")
            return None
    (place / "read.js").write_text(SCRIPT, encoding="utf-8")
    (place / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    done = subprocess.run(["node", "read.js", "texts.json", str(rounds)], cwd=place, check=True, stdout=subprocess.PIPE, text=True)
    answer = json.loads(done.stdout)
    return statistics.median(answer["seconds"]), [[_grid(rows) for rows in tables] for tables in answer["found"]]


def _grid(rows: list[dict[str, object]]) -> list[list[str]]:
    """Rows that are objects as a grid with a header."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return [names, *([str(row.get(name, "")) for name in names] for row in rows)]


def right(found: Grids, truth: list[list[str]]) -> tuple[int, bool]:
    """How many cells of the truth the nearest table has in their place, and whether it is the truth as a whole."""
    tight = [[["".join(str(text).split()) for text in row] for row in grid] for grid in found]
    wanted = [["".join(text.split()) for text in row] for row in truth]
    cells = max(
        (sum(a == b for row, line in zip(grid, wanted, strict=False) for a, b in zip(row, line, strict=False)) for grid in tight), default=0
    )
    return cells, wanted in tight


def main() -> None:
    """Print one line a reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drivers", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "paddock-bench")
    options = parser.parse_args()
    drivers = [generator.make_driver(number) for number in range(options.drivers)]
    texts = [driver.text for driver in drivers]
    times: dict[str, list[float]] = {name: [] for name in READERS}
    grids: dict[str, list[Grids]] = {}
    for _ in range(options.rounds):
        for name, reader in READERS.items():
            forget()
            began = time.process_time()
            grids[name] = [reader(text) for text in texts]
            times[name].append(time.process_time() - began)
    seconds = {name: statistics.median(taken) for name, taken in times.items()}
    if node := in_node(texts, options.rounds, options.folder):
        seconds["wtf_wikipedia (Node)"], grids["wtf_wikipedia (Node)"] = node
    else:
        print("wtf_wikipedia is skipped: there is no Node with npm, or it cannot be installed")
    total = sum(len(row) for driver in drivers for row in driver.career)
    print(f"{len(texts)} pages of {sum(map(len, texts)) / len(texts):,.0f} characters, {total:,} cells in their career tables")
    print(f"{'reader':30} {'pages/s':>8} {'cells right':>12} {'tables right':>13}")
    for name, taken in seconds.items():
        scores = [right(found, driver.career) for found, driver in zip(grids[name], drivers, strict=True)]
        cells, tables = sum(score[0] for score in scores) / total, sum(score[1] for score in scores) / len(scores)
        print(f"{name:30} {len(texts) / taken:8.0f} {cells:12.1%} {tables:13.1%}")


if __name__ == "__main__":
    main()
