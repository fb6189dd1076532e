"""What a warehouse of many drivers costs: the whole command that builds it from a dump, and the one that refreshes one article of it.

    python tests/benchmarks/bench_scale.py [--drivers 1000 [10000 ...]] [--characters 6000] [--shuffled] [--workers 1]
        [--memory 2GB] [--folder DIR] [--turns 2] [--real FOLDER --copies 112]

Each warehouse is built once, of made-up drivers none of whom is like another, and kept in the folder; then one article is
changed and refreshed, a few turns. `--real` takes the articles of a folder in place of made-up ones, each so many times under
another name (what a decoder has seen before is quick: their parsing says little). Prints CPU seconds and peak memory by stage,
sizes, how the result compares with what the generator knows, and the seconds of each example query; of several sizes also the
growth of each stage, mart and check: the exponent by which its seconds rise with the drivers, 1 being linear.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from math import log
from pathlib import Path
from random import Random

import duckdb

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import generator
import job
import running

SAMPLE = 500  # drivers whose numbers are compared with the truth
LEAST = 0.2  # CPU seconds at the smaller size below which a growth says nothing
MEASURES = ("races", "wins", "poles", "fastest_laps", "podiums")
_FOLDER = Path("/tmp/paddock-scale")  # noqa: S108 - asked for by hand


def real_articles(folder: Path, copies: int) -> Iterator[tuple[str, int, str]]:
    """The articles of a folder (`<name>@<revision>.wikitext`), each so many times under another surname: title, page id, text."""
    for number in range(copies):
        mark = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")
        for place, path in enumerate(sorted(folder.glob("*.wikitext"))):
            name = path.name.split("@")[0].replace("-racing-driver", "").replace("-", " ").title()
            surname = name.split()[-1]
            text = path.read_text(encoding="utf-8").replace(surname, surname + mark)
            yield f"{name}{mark}", 1_000 * (number + 1) + place, text


def made_up_articles(drivers: int, characters: int, *, is_shuffled: bool = False) -> Iterator[tuple[str, int, str]]:
    """Made-up drivers: title, page id, text; in the order of their names, or in one that has nothing to do with them."""
    numbers = list(range(drivers))
    if is_shuffled:
        Random(0).shuffle(numbers)  # noqa: S311 - repeatable, not secret
    for driver in (generator.make_driver(number, characters=characters) for number in numbers):
        yield driver.title, driver.page_id, driver.text


def changed_article(folder: Path, title: str, text: str) -> Path:
    """A folder of articles that holds one alone, fetched later and with another line than any before."""
    turn = len(list(folder.glob("turn-*"))) + 1
    text = text.replace("| nationality", f"| birth_place = Town {turn}\n| nationality", 1)
    day = date(2026, 11, 2) + timedelta(days=turn)
    return running.write_articles(folder / f"turn-{turn}", {title: text}, text_format="wikitext", day=f"{day}")


def build(folder: Path, articles: Iterable[tuple[str, int, str]], options: argparse.Namespace) -> job.Cost | None:
    """Build the warehouse from a dump of the articles; None where it is there already."""
    if (folder / "paddock.duckdb").exists():
        return None
    dump = folder.with_name(f"{folder.name}.xml.bz2")
    if not dump.exists():
        generator.write_dump(dump, iter(articles))
    return job.refresh(["--dump", str(dump), "--workers", str(options.workers)], folder, options.memory)


def print_cost(title: str, cost: job.Cost) -> None:
    """Print a run's stages."""
    print(f"\n{title}: {cost.total_cpu:.1f} s CPU, {cost.wall:.1f} s wall, largest worker {cost.workers_mb:.0f} MB")
    print("| stage | CPU s | peak MB |\n|---|---:|---:|")
    for stage, (seconds, peak) in cost.of_stages().items():
        print(f"| {stage} | {seconds:.2f} | {peak:.0f} |", flush=True)


def print_sizes(folder: Path) -> None:
    """Print the bytes and the number of files of what a refresh leaves behind."""
    for name in ("paddock.duckdb", "build", "exports", "report"):
        files = [path for path in (folder / name).rglob("*") if path.is_file()] or [folder / name]
        print(f"{name}: {sum(path.stat().st_size for path in files) / 1e6:,.0f} MB in {len(files):,} files")


def print_truth(file: Path, drivers: int, characters: int) -> None:
    """Compare the careers of a sample of drivers with what the generator knows of them."""
    numbers = range(0, drivers, max(1, drivers // SAMPLE))
    truth = {one.title: one for one in (generator.make_driver(number, characters=characters) for number in numbers)}
    query = f"""
        SELECT title, {", ".join(MEASURES)},
            (SELECT list(points::INTEGER ORDER BY table_no, row_no) FROM mart.season_standing AS s
                WHERE s.driver_id = d.driver_id AND source = 'summary')
        FROM mart.driver AS d JOIN mart.driver_career USING (driver_id) WHERE list_contains(?, title)
    """
    with duckdb.connect(str(file), read_only=True) as connection:
        found = {row[0]: row[1:] for row in connection.execute(query, [list(truth)]).fetchall()}
        there = connection.execute("SELECT count(*), count(DISTINCT driver_id) FROM mart.driver").fetchall()[0]
    right = sum(found.get(title) == (*(one.totals[name] for name in MEASURES), one.points) for title, one in truth.items())
    print(
        f"truth: {right} of {len(truth)} sampled drivers have every total and all points right; {there[1]:,} drivers in {there[0]:,} rows"
    )


def print_queries(file: Path, memory: str) -> None:
    """Print the time and the rows of every example query, and of one driver's evidence."""
    with duckdb.connect(str(file), read_only=True, config={"memory_limit": memory} if memory else {}) as connection:
        one = connection.execute("SELECT driver_id FROM mart.driver LIMIT 1 OFFSET (SELECT count(*) // 2 FROM mart.driver)").fetchone()
        queries = {path.stem: path.read_text(encoding="utf-8") for path in sorted((job.ROOT / "sql" / "query").glob("*.sql"))}
        queries["evidence of one driver"] = f"SELECT * FROM mart.evidence WHERE driver_id = '{one[0] if one else ''}'"
        print("\n| query | CPU s | wall s | rows |\n|---|---:|---:|---:|")
        for name, sql in queries.items():
            began, used = time.perf_counter(), time.process_time()
            rows = connection.execute(f"SELECT count(*) FROM ({sql.rstrip().rstrip(';')})").fetchall()[0][0]
            print(f"| {name} | {time.process_time() - used:.2f} | {time.perf_counter() - began:.2f} | {rows:,} |", flush=True)


def print_growth(costs: dict[int, job.Cost]) -> None:
    """Print how the seconds of stages, marts and checks grow from each size to the next."""
    for small, large in zip(sorted(costs), sorted(costs)[1:], strict=False):
        print(f"\n| {small:,} to {large:,} drivers | CPU s | CPU s | exponent |\n|---|---:|---:|---:|")
        before, after = ({**cost.cpu, **cost.checks, **cost.of_stages()} for cost in (costs[small], costs[large]))
        for name in before:
            one, other = (value[0] if isinstance(value, tuple) else value for value in (before[name], after.get(name, 0.0)))
            if one >= LEAST and other:
                print(f"| {name} | {one:.2f} | {other:.2f} | {log(other / one) / log(large / small):.2f} |")


def main() -> None:
    """Build where there is none, refresh, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drivers", type=int, nargs="+", default=[1000])
    parser.add_argument("--characters", type=int, default=6000, help=f"of an article; from {generator.FULL} on with tables to match")
    parser.add_argument("--shuffled", action="store_true", help="the pages in an order of their own, as a wiki's are")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--memory", default="2GB", help="PADDOCK_MEMORY_LIMIT")
    parser.add_argument("--folder", type=Path, default=_FOLDER)
    parser.add_argument("--turns", type=int, default=2)
    parser.add_argument("--real", type=Path, help="a folder of articles")
    parser.add_argument("--copies", type=int, default=112)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    built: dict[int, job.Cost] = {}
    for drivers in options.drivers:
        if options.real:
            folder, articles = options.folder / f"real-{options.copies}", real_articles(options.real, options.copies)
            title, _, text = next(real_articles(options.real, 1))
        else:
            folder = options.folder / f"{drivers}-{options.characters}{'-shuffled' if options.shuffled else ''}"
            articles = made_up_articles(drivers, options.characters, is_shuffled=options.shuffled)
            changed = generator.make_driver(drivers // 2, characters=options.characters)
            title, text = changed.title, changed.text
        name = folder.name
        if cost := build(folder, articles, options):
            built[drivers] = cost
            print_cost(f"{name}, built", cost)
        for _ in range(options.turns):
            cost = job.refresh([], folder, options.memory, changed_article(folder, title, text))
            print_cost(f"{name}, one article changed", cost)
        print_sizes(folder)
        if not options.real:
            print_truth(folder / "paddock.duckdb", drivers, options.characters)
        print_queries(folder / "paddock.duckdb", options.memory)
    print_growth(built)


if __name__ == "__main__":
    main()
