"""DuckDB keeps to the memory and the disk that it is given, says so when it cannot, and loses nothing by it."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
from running import PATIENCE

from pipeline import warehouse
from pipeline.catalogue import catalogue
from pipeline.faults import WarehouseError, faults
from pipeline.opening import in_memory, read_file, write_file
from pipeline.settings import SettingError

LARGE = "CREATE TEMP TABLE large AS SELECT sha256(i::VARCHAR) AS text FROM range(3000000) AS r (i)"


def test_a_query_that_spills_too_much_ends_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PADDOCK_MEMORY_LIMIT", "120MB")
    monkeypatch.setenv("PADDOCK_TEMP_LIMIT", "4MB")
    with closing(warehouse.connect_build(tmp_path, catalogue())) as connection:
        warehouse.write_note(connection, "kept", "yes")
        refused = pytest.raises(WarehouseError, match=r"temporary files .* reached their limit")
        with refused as caught, faults(tmp_path), warehouse.transaction(connection):
            connection.execute(LARGE)
    assert str(tmp_path) in caught.value.message
    assert "PADDOCK_TEMP_LIMIT" in caught.value.remedy
    with closing(warehouse.connect_build(tmp_path, catalogue())) as connection:
        assert warehouse.read_note(connection, "kept") == "yes"
        assert not list(tmp_path.rglob("*.tmp/*"))


def test_half_of_the_free_disk_may_be_spilled_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("PADDOCK_TEMP_LIMIT", raising=False)
    with closing(warehouse.connect_build(tmp_path, catalogue())) as connection:
        assert "available" not in str(connection.execute("SELECT current_setting('max_temp_directory_size')").fetchone())


@pytest.mark.parametrize("limit", ["lots", "-4GB", "4"])
def test_a_limit_that_is_none_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str):
    monkeypatch.setenv("PADDOCK_TEMP_LIMIT", limit)
    with pytest.raises(SettingError, match="which is no amount of disk space") as caught:
        warehouse.connect_build(tmp_path, catalogue())
    assert f"PADDOCK_TEMP_LIMIT is '{limit}'" in caught.value.message


def test_readers_keep_to_the_limits_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PADDOCK_MEMORY_LIMIT", "120MB")
    monkeypatch.setenv("PADDOCK_TEMP_LIMIT", "4MB")
    path = tmp_path / "paddock.duckdb"
    write_file(path).close()
    for connection in (read_file(path), in_memory(path)):
        with (
            connection,
            pytest.raises(WarehouseError, match=r"temporary files .* reached their limit"),
            faults(tmp_path),
        ):
            connection.execute(LARGE)
    assert [entry.name for entry in tmp_path.iterdir()] == ["paddock.duckdb"]


def test_what_is_beside_no_file_spills_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PADDOCK_MEMORY_LIMIT", "120MB")
    monkeypatch.chdir(tmp_path)
    with in_memory() as connection, pytest.raises(duckdb.OutOfMemoryException):
        connection.execute(LARGE)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("where", ["", "WHERE driver_id LIKE '%-500'", "WHERE table_name = 'mart.season_entry'"])
def test_the_first_rows_of_a_view_over_a_thousand_drivers_are_soon_there(thousand: Path, where: str):
    program = "import sys, duckdb; print(duckdb.connect(sys.argv[1], read_only=True).execute(sys.argv[2]).fetchall())"
    for table in catalogue().tables.values():
        if table.is_view:  # in another process: a query that waits for ever cannot be interrupted
            asked = f"SELECT count(*) FROM (FROM {table.name} {where} LIMIT 5)"
            arguments = [sys.executable, "-c", program, str(thousand.parent / "paddock.duckdb"), asked]
            done = subprocess.run(arguments, capture_output=True, text=True, check=False, timeout=PATIENCE)
            assert (done.stdout.strip(), done.stderr) == ("[(5,)]", "")
