"""Dagster's folder: where it cannot be used, that is told with its remedy, and nothing else happens."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.faults import WarehouseError
from pipeline.run import instance


def a_file(home: Path) -> None:
    home.write_text("not a folder", encoding="utf-8")


def broken_settings(home: Path) -> None:
    home.mkdir()
    (home / "dagster.yaml").write_text("telemetry: [\n", encoding="utf-8")


def unknown_settings(home: Path) -> None:
    home.mkdir()
    (home / "dagster.yaml").write_text("nonsense: 3\n", encoding="utf-8")


def settings_of_an_older_clone(home: Path) -> None:
    home.mkdir()
    (home / "dagster.yaml").write_text(instance.SETTINGS.replace("pipeline.run.eventlog", "pipeline.eventlog"), encoding="utf-8")


def broken_history(home: Path) -> None:
    (home / "history" / "runs").mkdir(parents=True)
    for name in ("runs.db", "runs/index.db"):
        (home / "history" / name).write_bytes(b"garbage" * 1000)


HARMS = (a_file, broken_settings, unknown_settings, settings_of_an_older_clone, broken_history)


@pytest.mark.parametrize("spoil", HARMS, ids=lambda spoil: spoil.__name__)
def test_a_home_that_cannot_be_used_is_told(spoil: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    spoil(home)
    monkeypatch.setenv("DAGSTER_HOME", str(home))
    with pytest.raises(WarehouseError, match=r"Dagster's folder .*home cannot be used") as refused:
        instance.open_instance()
    assert "set DAGSTER_HOME to another folder" in refused.value.remedy


@pytest.mark.parametrize("spoil", HARMS, ids=lambda spoil: spoil.__name__)
def test_the_ui_does_not_start_without_its_folder(spoil: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(tmp_path / "home")
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "home"))
    with pytest.raises(SystemExit, match="cannot be used"):
        instance.main()


def test_a_port_that_another_program_has_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "home"))
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        monkeypatch.setattr(instance, "UI_PORT", port)
        with pytest.raises(SystemExit, match=f"port {port} of 127.0.0.1 cannot be had"):
            instance.main()
    instance.main()
