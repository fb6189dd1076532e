"""`paddock refresh --dump` from the command line: a dry run lists what would be taken and keeps nothing; several files are one run."""

from collections.abc import Iterator
from pathlib import Path

import generator
import pytest
from running import paddock, query

DRIVERS, OTHERS = 6, 94


def pages(first: int) -> Iterator[tuple[str, int, str]]:
    """Drivers from number `first` on, each followed by other pages."""
    for number in range(first, first + DRIVERS):
        driver = generator.make_driver(number)
        yield driver.title, driver.page_id, driver.text
    for number in range(OTHERS):
        yield f"Place {number}", 1000 * first + number, "{{Infobox settlement}}\nA driver of {{Infobox racing team}} lived here.\n"


@pytest.fixture(scope="module")
def dumps(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("dumps")
    found = [folder / "wiki1.xml.bz2", folder / "wiki2.xml.bz2"]
    for number, path in enumerate(found):
        generator.write_dump(path, pages(1 + number * DRIVERS))
    return found


def test_a_dry_run_lists_what_would_be_taken_and_keeps_nothing(dumps: list[Path], tmp_path: Path):
    warehouse = tmp_path / "warehouse"
    done = paddock(
        "refresh", *(part for path in dumps for part in ("--dump", str(path))), "--dry-run", "--workers", "2", warehouse=warehouse
    )
    assert (done.returncode, done.stderr) == (0, "")
    listed = [line.rsplit(maxsplit=3) for line in done.stdout.splitlines() if line.endswith("infobox_racing_driver")]
    truth = [generator.make_driver(number) for number in range(1, 1 + 2 * DRIVERS)]
    expected = [[one.title, str(one.page_id), f"{len(one.text.encode()):,}", "infobox_racing_driver"] for one in truth]
    assert listed == expected
    for path in dumps:
        assert f"{path.name}: {DRIVERS + OTHERS} pages" in done.stdout
    assert done.stdout.count(f"{DRIVERS} would be taken") == done.stdout.count(f"{OTHERS} left: other articles") == len(dumps)
    assert not warehouse.exists()
    assert sorted(path.name for path in dumps[0].parent.iterdir()) == sorted(
        name for path in dumps for name in (path.name, path.name.replace(".xml.bz2", "-index.txt.bz2"))
    )


def test_the_rule_that_took_a_page_is_named(tmp_path: Path):
    texts = {
        "Ada": "{{Infobox F1 driver\n| name = Ada}}",
        "Bea": "{{infobox NASCAR driver|name=Bea}}",
        "Cay": "A racer.\n=== Career summary ===\n",
        "Dot": "{{Infobox person}}\nThe infobox racing driver is not here: {{Infobox_racing_driver\n}}",
    }
    path = tmp_path / "wiki.xml"
    xml = "".join(generator.page_xml(title, number, text) for number, (title, text) in enumerate(texts.items(), start=1))
    path.write_text(generator.HEAD + xml + "</mediawiki>\n", encoding="utf-8")
    done = paddock("refresh", "--dump", str(path), "--dry-run", warehouse=tmp_path / "warehouse")
    rules = {line.split()[0]: line.split()[-1] for line in done.stdout.splitlines() if line.startswith(tuple(texts))}
    assert rules == {
        "Ada": "infobox_f1_driver", "Bea": "infobox_nascar_driver", "Cay": "heading_career_summary", "Dot": "infobox_racing_driver",
    }  # fmt: skip


def test_what_is_no_dump_is_refused_with_its_remedy(tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_text("<!DOCTYPE html><html></html>", encoding="utf-8")
    done = paddock("refresh", "--dump", str(path), "--dry-run", warehouse=tmp_path / "warehouse")
    assert done.returncode == 2
    assert "neither bzip2 nor MediaWiki XML\nwhat to do: Give a pages-articles dump" in done.stderr
    assert paddock("refresh", "--dry-run", warehouse=tmp_path / "warehouse").returncode == 2


def test_several_files_are_one_run(dumps: list[Path], tmp_path: Path):
    done = paddock("refresh", "--dump", str(dumps[0]), "--dump", str(dumps[1]), "--workers", "2", warehouse=tmp_path / "warehouse")
    assert done.returncode == 0, done.stderr
    file = tmp_path / "warehouse" / "paddock.duckdb"
    truth = [generator.make_driver(number) for number in range(1, 1 + 2 * DRIVERS)]
    assert query(file, "SELECT count(*), sum(races)::INTEGER FROM mart.driver_career") == [
        (2 * DRIVERS, sum(one.totals["races"] for one in truth)),
    ]
    assert query(file, "SELECT file, selected FROM raw.dump_file ORDER BY file") == [(path.name, DRIVERS) for path in dumps]


def test_a_dump_that_was_cut_off_is_told_of_and_a_whole_one_settles_it(dumps: list[Path], tmp_path: Path):
    dump = tmp_path / dumps[0].name
    for size in (-40, None):
        dump.write_bytes(dumps[0].read_bytes()[:size])
        done = paddock("refresh", "--dump", str(dump), "--workers", "1", warehouse=tmp_path / "warehouse")
        assert done.returncode == 0, done.stderr
        assert (f"warning: {dump}: damaged in 1 place(s), whose pages are lost" in done.stderr) == (size is not None)
        asked = "SELECT passed FROM quality.check_result WHERE check_name = 'dumps_are_whole'"
        assert query(tmp_path / "warehouse" / "paddock.duckdb", asked) == [(size is None,)]
