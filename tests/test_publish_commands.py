"""The commands that read the published file: what they print, and the code they leave with."""

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result
from running import PATIENCE, ROOT, build, command, environment, paddock

from pipeline.catalogue import catalogue
from pipeline.cli import main
from pipeline.faults import WarehouseError
from pipeline.warehouse import build_path, connect_build

QUERIES = sorted((ROOT / "sql" / "query").glob("*.sql"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse folder with the seed article published."""
    folder = tmp_path_factory.mktemp("commands") / "warehouse"
    build(folder, ROOT / "seeds")
    return folder


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"PADDOCK_WAREHOUSE": str(folder)})


def cell(folder: Path, place: str) -> str:
    (row,) = json.loads(run(folder, "sql", "SELECT snapshot_id FROM mart.driver", "--format", "json").stdout)
    return f"{row['snapshot_id']}/{place}"


def test_a_table_that_goes_into_a_pipe_is_not_folded(folder: Path) -> None:
    answer = run(folder, "sql", "FROM mart.driver")
    head, row, count = answer.stdout.splitlines()
    assert "racing_licence" in head
    assert "https://en.wikipedia.org/wiki/Jessica_B%C3%A4ckman" in row
    assert (count, answer.exit_code) == ("1 row", 0)


def test_a_terminal_too_narrow_for_a_table_gets_lists(folder: Path) -> None:
    assert "\nrow 1\ndriver_id             jessica-backman\nfirst_season          2018\n" in on_terminal(
        folder, 40, "FROM mart.driver_career"
    )
    assert on_terminal(folder, 40, "SELECT driver_id, races FROM mart.driver_career") == (
        "\ndriver_id        races\njessica-backman     98\n1 row\n"
    )
    assert on_terminal(folder, 40, "FROM mart.driver_career WHERE false").endswith("0 rows\n")


def on_terminal(folder: Path, width: int, query: str) -> str:
    """What `paddock sql` writes to a terminal of so many columns, lines without their trailing blanks."""
    ours, theirs = pty.openpty()
    size = {"COLUMNS": str(width), "LINES": "50", "TERM": "dumb"}
    with subprocess.Popen(command("sql", query), env=environment(folder, **size), stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        written = b""
        while part := _read(ours):
            written += part
        os.close(ours)
    assert process.returncode == 0
    return "\n" + "\n".join(line.rstrip() for line in written.decode().splitlines()) + "\n"


def _read(terminal: int) -> bytes:
    """The next bytes of a terminal; none once its other end is closed, which Linux calls an error."""
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""


def test_a_refresh_that_is_stopped_says_so(tmp_path: Path) -> None:
    """Ctrl-C is heard also where a shell's background job began without it."""
    program = "import signal; signal.signal(2, signal.default_int_handler)\nfrom pipeline.cli import main\nmain(['refresh'])"
    own = environment(tmp_path / "warehouse")
    with subprocess.Popen([sys.executable, "-c", program], env=own, stderr=subprocess.PIPE, text=True) as process:
        while not build_path(tmp_path / "warehouse").exists() and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=PATIENCE)[1]
    assert said.startswith("error: the run was stopped\nwhat to do: start it again: what was done is kept\nnothing was published")
    assert process.returncode == 130


@pytest.mark.parametrize("path", QUERIES, ids=[path.stem for path in QUERIES])
def test_every_example_query_is_answered_in_every_form(folder: Path, path: Path) -> None:
    rows = json.loads(run(folder, "sql", "--file", str(path), "--format", "json").stdout)
    listed = list(csv.DictReader(io.StringIO(run(folder, "sql", "--file", str(path), "--format", "csv").stdout)))
    assert [list(row) for row in rows] == [list(row) for row in listed]
    assert len(run(folder, "sql", "--file", str(path), "--format", "markdown").stdout.splitlines()) == len(rows) + 2
    assert run(folder, "sql", "--file", str(path)).stdout.splitlines()[-1].startswith(f"{len(rows)} row")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("sql",), "give either a query or --file"),
        (("sql", ""), "there is no SQL in it"),
        (("sql", "/* nothing */"), "there is no SQL in it"),
        (("sql", "selec 1"), "syntax error"),
        (("sql", "DROP TABLE mart.driver"), "read-only"),
        (("sql", "FROM mart.nobody"), "does not exist"),
        (("sql", "FROM mart.nobody"), "what to do: sql/README.md lists every table and column"),
        (("sql", "SELECT 1", "--format", "xml"), "is not one of"),
        (("sql", "--file", str(ROOT / "tests" / "pictures" / "report.png")), "cannot be read as UTF-8"),
        (("trace",), "Missing argument"),
        (("trace", "nobody@1/t1/r1/c1"), "there is no cell nobody@1/t1/r1/c1"),
        (("rollback",), "there is no previous release"),
        (("remove", "nobody"), "there is no driver 'nobody'"),
        (("accept", "nobody@1"), "the guard does not hold nobody@1 back"),
        (("refresh", "--source", "moon"), "is not one of"),
        (("refresh", "--source", "wikipedia", "--category", ""), "need a name"),
        (("refresh", "--title", " "), "need a name"),
        (("refresh", "--dump", __file__, "--engine", "tcp://scheduler"), "--engine is 'tcp://scheduler'"),
        (("refresh", "--dump", "/dev/zero"), "there is no dump /dev/zero"),
        (("backup", "/dev/null/history"), "/dev/null/history cannot be written"),
        (("restore", __file__), "is no backup of Paddock"),
        (("watch", ""), "no article can have the title ''"),
        (("watch", "Jessica Bäckman", "a[b]|c"), "no article can have the title 'a[b]|c'"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)
def test_wrong_use_is_told_and_leaves_with_2(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    answer = run(folder, *arguments)
    assert said in answer.stderr
    assert answer.exit_code == 2


@pytest.mark.parametrize(
    "arguments", [("rollback",), ("remove", "nobody"), ("accept", "nobody@1"), ("backup", "copy.duckdb")], ids=" ".join
)
def test_a_folder_that_is_no_warehouse_is_not_made(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    answer = run(tmp_path / "mistyped", *arguments)
    assert "mistyped" in answer.stderr
    assert answer.exit_code == 2
    assert not (tmp_path / "mistyped").exists()


def test_json_is_json_whatever_a_query_gives(folder: Path) -> None:
    query = """
        SELECT 1 AS a, 2 AS a, 'nan'::double AS n, [1.5::decimal(9, 2), NULL] AS l, {'k': date '2020-01-31', 'i': '-inf'::double} AS s,
            map {date '2020-01-31': true} AS m, time '01:02' AS t
    """
    refuse = {"parse_constant": lambda word: pytest.fail(f"{word} is not JSON")}
    (row,) = json.loads(run(folder, "sql", query, "--format", "json").stdout, **refuse)
    assert row == {
        "a": 1,
        "a_1": 2,
        "n": None,
        "l": [1.5, None],
        "s": {"k": "2020-01-31", "i": None},
        "m": {"2020-01-31": True},
        "t": "01:02:00",
    }


def test_truth_is_written_as_sql_writes_it(folder: Path) -> None:
    assert run(folder, "sql", "SELECT true AS yes, [false] AS no", "--format", "csv").stdout == "yes,no\ntrue,[false]\n"


@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}])
def test_names_are_read_and_written_in_any_locale(folder: Path, locale: dict[str, str]) -> None:
    name = paddock("sql", "SELECT name FROM mart.driver WHERE name = 'Jessica Bäckman'", "--format", "csv", warehouse=folder, **locale)
    assert name.stdout == "name\nJessica Bäckman\n"
    assert name.returncode == 0
    assert "Bäckman" in paddock("trace", cell(folder, "t1/r2/c2"), warehouse=folder, **locale).stdout
    listed = paddock("watch", "Jessica Bäckman", warehouse=folder, **locale)
    assert listed.stdout == "Jessica Bäckman: is on the watchlist already\n"


@pytest.mark.parametrize("limit", ["lots", "-4GB", "4"])
def test_a_memory_limit_that_is_none_is_told(folder: Path, limit: str) -> None:
    environment = {"PADDOCK_WAREHOUSE": str(folder), "PADDOCK_MEMORY_LIMIT": limit}
    answer = CliRunner().invoke(main, ["backup", str(folder / "copy")], env=environment)
    assert f"PADDOCK_MEMORY_LIMIT is '{limit}', which is no amount of memory" in answer.stderr
    assert "what to do: write it as 4GB" in answer.stderr
    assert answer.exit_code == 2


@pytest.mark.parametrize("location", ["foo://bar", "s3://"])
def test_a_place_to_serve_that_is_none_is_told(folder: Path, location: str) -> None:
    answer = CliRunner().invoke(main, ["rollback"], env={"PADDOCK_WAREHOUSE": str(folder), "PADDOCK_SERVE": location})
    assert f"PADDOCK_SERVE is '{location}', which is no place to write to" in answer.stderr
    assert answer.exit_code == 2


def test_a_build_file_of_another_program_is_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    path = str(tmp_path / "build" / "paddock.duckdb")
    with duckdb.connect(path) as connection:
        connection.execute("CREATE SCHEMA raw; CREATE TABLE raw.article AS SELECT 1 AS x")
    with pytest.raises(WarehouseError, match="was not made by Paddock"):
        connect_build(tmp_path, catalogue())
    with duckdb.connect(path) as connection:
        assert connection.execute("FROM raw.article").fetchall() == [(1,)]


def test_a_folder_that_cannot_be_made_is_told() -> None:
    with pytest.raises(WarehouseError, match="cannot be written"):
        connect_build(Path("/proc/nowhere"), catalogue())


@pytest.mark.parametrize("arguments", [("sql", "SELECT 1"), ("status",), ("trace", "a")], ids=lambda value: value[0])
def test_nothing_published_is_told(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    answer = run(tmp_path / "nowhere", *arguments)
    assert "nothing is published at" in answer.stderr
    assert "run: paddock refresh" in answer.stderr
    assert answer.exit_code == 2


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("t1/r15/c5", "claim in staging.season_entry"),
        ("t1/r16/c9", "claim in staging.season_standing"),
        ("t2/r2/c18", "claim in staging.season_standing"),
        ("t2/r2/c17", "claim in staging.race_result"),
        ("infobox/1/wins", "claim in staging.infobox_claim"),
        ("prose/14", "claim in staging.prose_claim"),
        ("t1/r15/c5", "mart.driver_career  jessica-backman  wins"),
        ("t1/r15/c5", "https://en.wikipedia.org/wiki/Jessica_B%C3%A4ckman"),
    ],
)
def test_a_cell_is_traced_to_its_claim_and_its_numbers(folder: Path, place: str, said: str) -> None:
    answer = run(folder, "trace", cell(folder, place))
    assert said in answer.stdout
    assert answer.exit_code == 0


def test_status_tells_what_is_published(folder: Path) -> None:
    answer = run(folder, "status")
    for said in ("published ", "run a test", "1 driver, 1 snapshot, source: seeds", "infobox_starts_are_the_races (1)"):
        assert said in answer.stdout
