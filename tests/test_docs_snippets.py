"""The README's snippets run as they stand, on a warehouse built from seeds/, and print the numbers of the seed article."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from running import ROOT

PRINTED = {
    "duckdb": ["2018", "26", "2022", "64.3"],
    "polars": ["2022", "2nd", "313"],
    "pandas": ["jessica-backman", "98", "14"],
}


@pytest.mark.parametrize("name", PRINTED)
def test_a_snippet_runs_as_it_stands(seed_warehouse: Path, name: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- snippet: {name} -->\n```python\n(.*?)```", readme, re.DOTALL)
    assert found, f"the README has no snippet {name}"
    done = subprocess.run([sys.executable, "-c", found[1]], cwd=seed_warehouse.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for text in PRINTED[name]:
        assert text in done.stdout
