"""A backfill over several dump files through the real webserver: one run for each file, a failed one is run again alone."""

import subprocess
import sys
import time
from pathlib import Path

import dagster as dg
import generator
import httpx
import pytest
from running import PATIENCE, dagster_home, environment, query
from shots import webserver

from pipeline.bulk.asset import FILES

DRIVERS, OTHERS = 4, 196
KEY = dg.AssetKey(["raw", "dump_file"])

BACKFILL = """
mutation Backfill($params: LaunchBackfillParams!) {
  launchPartitionBackfill(backfillParams: $params) {
    __typename
    ... on LaunchBackfillSuccess { backfillId launchedRunIds }
    ... on PythonError { message }
  }
}
"""


def backfill(address: str, **what: object) -> list[str]:
    """Launch a backfill of the job that reads dumps; gives its runs."""
    repository = {"repositoryName": "__repository__", "repositoryLocationName": "paddock"}
    selector = {"partitionSetName": "read_dumps_partition_set", "repositorySelector": repository}
    variables = {"params": {"selector": selector, "forceSynchronousSubmission": True, **what}}
    answer = httpx.post(f"{address}/graphql", json={"query": BACKFILL, "variables": variables}, timeout=PATIENCE).raise_for_status().json()
    launched = answer["data"]["launchPartitionBackfill"]
    assert launched["__typename"] == "LaunchBackfillSuccess", launched
    return launched["launchedRunIds"]


def ends(instance: dg.DagsterInstance, runs: list[str]) -> dict[str, str]:
    """How each run ended, by the name of its file."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        found = [run for run_id in runs if (run := instance.get_run_by_id(run_id))]
        if len(found) == len(runs) and all(run.is_finished for run in found):
            return {Path(run.tags["dagster/partition"]).name: run.status.value for run in found}
        time.sleep(0.5)
    return pytest.fail("the runs of the backfill do not end")


def test_a_backfill_reads_each_file_and_runs_the_failed_one_again_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warehouse = tmp_path / "warehouse"
    whole, cut, late = (tmp_path / f"{name}.xml.bz2" for name in ("whole", "cut", "late"))
    pages = list(generator.mixed_pages(3 * DRIVERS, 3 * OTHERS))
    size = len(pages) // 3
    for number, path in enumerate((whole, cut, late)):
        generator.write_dump(path, iter(pages[number * size : (number + 1) * size]))
    data = cut.read_bytes()
    cut.write_bytes(data[: data.rfind(b"BZh91AY&SY") - 1000])
    away = late.rename(tmp_path / "elsewhere")
    subprocess.run([sys.executable, "-m", "pipeline.run.instance"], env=environment(warehouse), check=True, stdout=subprocess.DEVNULL)
    monkeypatch.setenv("DAGSTER_HOME", str(dagster_home(warehouse)))
    with webserver(warehouse) as address, dg.DagsterInstance.get() as instance:
        names = [str(path) for path in (whole, cut, late)]
        instance.add_dynamic_partitions(str(FILES.name), names)
        first = backfill(address, partitionNames=names)
        assert ends(instance, first) == {whole.name: "SUCCESS", cut.name: "SUCCESS", late.name: "FAILURE"}
        away.rename(late)
        again = backfill(address, partitionNames=names, fromFailure=True)
        assert ends(instance, again) == {late.name: "SUCCESS"}
        told = {
            Path(str(record.partition_key)).name: {name: value.value for name, value in record.asset_materialization.metadata.items()}
            for record in instance.fetch_materializations(KEY, limit=10).records
            if record.asset_materialization
        }
        logs = [record.user_message for record in instance.all_logs(first[0])]
    for path in (whole, cut, late):
        facts = told[path.name]
        assert facts["selected"] + facts["rejected_pages"] == facts["pages"]
        assert facts["rows"] > facts["selected"] > 0
    assert (told[whole.name]["pages"], told[whole.name]["selected"], told[cut.name]["broken_tails"]) == (DRIVERS + OTHERS, DRIVERS, 1)
    assert any("shard 1 of" in line and "s left" in line for line in logs)
    held = query(warehouse / "build" / "paddock.duckdb", "SELECT file, selected FROM raw.dump_file ORDER BY file")
    assert [name for name, _ in held] == [cut.name, late.name, whole.name]
    assert query(warehouse / "build" / "paddock.duckdb", "SELECT count(*) FROM raw.article") == [(sum(count for _, count in held),)]
