"""Fixtures that every test file may use."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of articles, official results and conformance cases beside the project; on CI it must be there."""
    folder = Path(os.environ.get("PADDOCK_SHARED", ROOT.parent / "shared"))
    if not (folder / "corpus").is_dir():
        message = f"no shared folder at {folder}; set PADDOCK_SHARED"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return folder
