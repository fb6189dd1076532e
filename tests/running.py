"""Running Paddock as its users do: a second process, a warehouse folder of its own, a manifest written by the test."""

import atexit
import csv
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from generator import make_driver

from pipeline import warehouse
from pipeline.catalogue import catalogue
from pipeline.check import audit_all, blocking_failures
from pipeline.extract.asset import Holdings, store
from pipeline.extract.seeds import SeedSource
from pipeline.extract.source import Source
from pipeline.mart import build_mart
from pipeline.parsing import parse_waiting
from pipeline.release.file import swap, write_release
from pipeline.report import record
from pipeline.run.lock import lock
from pipeline.staging import StagingConfig, load_rules, stage

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = ("file", "title", "revision_id", "permalink", "fetched_at", "format", "licence", "sha256")
PATIENCE = 600  # seconds until what does not come is given up, on the slowest machine; nothing waits for so long that comes
UNSTABLE = {"run_id", "published_at"}  # times of fetching are the manifest's, so they are equal too


def environment(folder: Path, articles: Path | None = None, **more: str) -> dict[str, str]:
    """The environment of a Paddock that has a warehouse and a Dagster instance of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PADDOCK_", "DAGSTER_"))}
    own = {"PADDOCK_WAREHOUSE": str(folder), "DAGSTER_HOME": str(dagster_home(folder)), "PYTHONPATH": str(ROOT)}
    return kept | own | ({"PADDOCK_ARTICLES": str(articles)} if articles else {}) | more


SHM = Path("/dev/shm")  # noqa: S108 - a folder of random name in it is what we want


def dagster_home(warehouse: Path) -> Path:
    """The Dagster instance of a test's warehouse; in memory where that can be had, for it syncs every one of its events."""
    if not SHM.is_dir():
        return warehouse.parent / f"{warehouse.name}-dagster"
    home = SHM / ("paddock-" + hashlib.sha256(str(warehouse).encode()).hexdigest()[:16])
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return home


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-W", "error::UserWarning:pipeline", "-m", "pipeline.cli", *arguments]


def paddock(*arguments: str, warehouse: Path, articles: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        command(*arguments),
        env=environment(warehouse, articles, **more),
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def start(*arguments: str, warehouse: Path, articles: Path | None = None, **more: str) -> subprocess.Popen[str]:
    """Start a command and leave it running."""
    return subprocess.Popen(
        command(*arguments),
        env=environment(warehouse, articles, **more),
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def write_articles(folder: Path, articles: Mapping[str, str | bytes], *, text_format: str = "extract", day: str = "2026-08-01") -> Path:
    """A folder with one file for each title and the manifest that lists them, fetched on `day`."""
    entries = []
    for number, (title, content) in enumerate(articles.items(), start=1):
        data = content.encode() if isinstance(content, str) else content
        name = f"{number}.txt"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
        entries.append({**entry(name, title, data, text_format=text_format), "fetched_at": f"{day}T00:00:00+00:00"})
    return write_manifest(folder, entries)


def entry(name: str, title: str, data: bytes, *, text_format: str = "extract", revision: str = "") -> dict[str, str]:
    """A line of a manifest that tells the truth."""
    fixed = {"permalink": "https://en.wikipedia.org/wiki/A", "fetched_at": "2026-08-01T00:00:00+00:00", "licence": "CC BY-SA 4.0"}
    return {
        "file": name,
        "title": title,
        "revision_id": revision,
        "format": text_format,
        "sha256": hashlib.sha256(data).hexdigest(),
        **fixed,
    }


def write_manifest(folder: Path, entries: Sequence[Mapping[str, str]]) -> Path:
    with (folder / "articles.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(entries)
    return folder


def seed_text() -> str:
    return (ROOT / "seeds" / "articles" / "jessica-backman.txt").read_text(encoding="utf-8")


def version(folder: Path, wins: int, day: int) -> Path:
    """The seed article as fetched on a day counted from August, with four wins or with a fifth: articles whose publication is seen."""
    row = "| 2022 | ADAC TCR Germany Touring Car Championship | ROJA Motorsport by ASL Lichtblau | 10 |"
    text = seed_text().replace(f"{row} 4 |", f"{row} {wins} |")
    return write_articles(folder, {"Jessica Bäckman": text}, day=f"{date(2026, 7, 31) + timedelta(days=day)}")


class Articles:
    """Six made-up drivers, one of whom has another article each time."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.day = folder, 0
        self.drivers = [make_driver(number, characters=10) for number in range(6)]
        self.change(0)

    def change(self, number: int) -> Path:
        """The articles, with another birth place of one driver."""
        self.day += 1
        texts = {driver.title: driver.text for driver in self.drivers}
        title = self.drivers[number].title
        texts[title] = texts[title].replace("| nationality", f"| birth_place = Town {self.day}\n| nationality")
        return write_articles(
            self.folder / f"{self.day}",
            {title: texts[title]} if self.day > 1 else texts,
            text_format="wikitext",
            day=f"2026-09-{self.day:02}",
        )


def all_rows(file: Path, order: str = "ORDER BY ALL") -> dict[str, list[tuple]]:
    """Every table of a warehouse file but run ids and the time of publication, in a fixed order or (`order` "") as stored."""
    with duckdb.connect(str(file), read_only=True) as connection:
        names = [row[0] for row in connection.execute("SELECT schema_name || '.' || table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
        found = {}
        for name in names:
            columns = [column[0] for column in connection.execute(f"SELECT * FROM {name} LIMIT 0").description if column[0] not in UNSTABLE]
            listed = ", ".join(f'"{column}"' for column in columns)
            found[name] = connection.execute(f"SELECT {listed} FROM {name} {order}").fetchall()
        return found


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a report by its place in the folder, but the record of what they were made from."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != record.FILE}


def query(file: Path, sql: str) -> list[tuple]:
    """One answer of a warehouse file, opened and closed."""
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def multiplied(source: Path, target: Path, copies: int) -> Path:
    """A warehouse file in which every driver stands `copies` times more, under a driver_id, snapshot and cells of its own."""
    shutil.copyfile(source, target)
    with duckdb.connect(str(target)) as connection:
        tables = connection.execute(
            "select schema_name, table_name, list(column_name) filter (where data_type = 'VARCHAR') from duckdb_columns() "
            "semi join duckdb_tables() using (schema_name, table_name) "
            "where not internal group by all having list_contains(list(column_name), 'driver_id')"
        ).fetchall()
        for schema, table, columns in tables:
            moved = ", ".join(
                f"""case when starts_with("{name}", driver_id) then driver_id || '-' || n || substr("{name}", length(driver_id) + 1)
                else "{name}" end as "{name}" """
                for name in columns
            )
            origin = f"{schema}.{table} as source, range(1, {copies} + 1) as copies (n)"
            connection.execute(f"insert into {schema}.{table} select source.* replace ({moved}) from {origin}")
    return target


def build(folder: Path, articles: Path | Source) -> dict[str, int]:
    """The whole flow from a source (a folder: the seeds source) to the published file, without Dagster: what tests of content need.

    Gives, for each mart, how many drivers were built anew (-1: all).
    """
    with lock(folder / "build", "a test", print), closing(warehouse.connect_build(folder, catalogue())) as connection:
        source = SeedSource(articles) if isinstance(articles, Path) else articles
        list(store(connection, source.name, source.articles(Holdings(connection))))
        with warehouse.transaction(connection):
            load_rules(connection)
        list(parse_waiting(connection))
        marts = catalogue().schema("mart")
        early = [table for table in marts if all(name.startswith("raw.rule_") for name in table.upstream)]  # Dagster need not wait either
        built = {}
        for table in [*early, None, *(table for table in marts if table not in early)]:
            with warehouse.transaction(connection):
                if table is None:
                    stage(connection, StagingConfig(), datetime.now(UTC))
                else:
                    built[table.name] = build_mart(connection, catalogue(), table.name)
        with warehouse.transaction(connection):
            audit_all(connection, "a test")
        assert blocking_failures(connection) == []
        swap(write_release(connection, catalogue(), folder, "a test"), folder)
        return built


def free_port() -> int:
    """A port of this machine on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int) -> None:
    """Wait until a server that was just started listens on a port."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"nothing listens on port {port}")


def or_skip(reason: str) -> None:
    """Skip where this machine cannot show it; fail on CI, which can."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
