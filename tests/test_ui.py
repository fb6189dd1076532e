"""The graph through the real webserver: what it shows, what a run started in it does, and how it looks in a browser."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import sync_playwright
from running import PATIENCE, environment, query, version
from shots import FLAGS, webserver

from pipeline.catalogue import catalogue

FLOW = ["extract", "parse", "staging", "mart", "check", "publish"]

LAUNCH = """
mutation Launch($params: ExecutionParams!) {
  launchRun(executionParams: $params) {
    __typename
    ... on LaunchRunSuccess { run { runId } }
    ... on PythonError { message }
    ... on RunConfigValidationInvalid { errors { message } }
  }
}
"""
RUN = """
query Run($id: ID!) {
  runOrError(runId: $id) { ... on Run { status stats { ... on RunStatsSnapshot { stepsFailed stepsSucceeded } } } }
}
"""
NODES = """
{ assetNodes {
    assetKey { path } description groupName kinds isExecutable
    owners { ... on TeamAssetOwner { team } }
    metadataEntries { label ... on TableSchemaMetadataEntry { schema { columns { name description } } } __typename }
    assetMaterializations(limit: 1) { runId
      metadataEntries { label ... on IntMetadataEntry { intValue } ... on MarkdownMetadataEntry { mdStr } } }
    assetChecksOrError { ... on AssetChecks { checks {
      name
      executionForLatestMaterialization { status evaluation { severity metadataEntries { label ... on MarkdownMetadataEntry { mdStr } } } }
    } } }
} }
"""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ui") / "warehouse"


@pytest.fixture(scope="module")
def address(warehouse: Path) -> Iterator[str]:
    articles = version(warehouse.parent / "articles", 4, 1)
    subprocess.run([sys.executable, "-m", "pipeline.run.instance"], env=environment(warehouse), check=True, stdout=subprocess.DEVNULL)
    os.environ["PADDOCK_ARTICLES"] = str(articles)
    try:
        with webserver(warehouse) as at:
            yield at
    finally:
        del os.environ["PADDOCK_ARTICLES"]


def ask(address: str, text: str, **variables: object) -> dict:
    answer = httpx.post(f"{address}/graphql", json={"query": text, "variables": variables}, timeout=PATIENCE).raise_for_status().json()
    assert "errors" not in answer, answer
    return answer["data"]


def launch(address: str, job: str, selection: list[list[str]] | None = None) -> str:
    """Start a run as the launchpad does, wait for its end, give its status."""
    selector: dict[str, object] = {"repositoryLocationName": "paddock", "repositoryName": "__repository__", "pipelineName": job}
    if selection:
        selector["assetSelection"] = [{"path": path} for path in selection]
    started = ask(address, LAUNCH, params={"selector": selector, "mode": "default", "runConfigData": "{}"})["launchRun"]
    assert started["__typename"] == "LaunchRunSuccess", started
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        run = ask(address, RUN, id=started["run"]["runId"])["runOrError"]
        if run["status"] in {"SUCCESS", "FAILURE", "CANCELED"}:
            return run["status"]
        time.sleep(0.5)
    return "still running"


@pytest.fixture(scope="module")
def nodes(address: str) -> dict[str, dict]:
    """What the UI knows of every asset after a run of the refresh job that was started in it."""
    assert launch(address, "refresh") == "SUCCESS"
    return {".".join(node["assetKey"]["path"]): node for node in ask(address, NODES)["assetNodes"]}


def test_a_run_started_in_the_ui_publishes(nodes: dict[str, dict], warehouse: Path) -> None:
    assert "publish.warehouse" in nodes
    assert query(warehouse / "paddock.duckdb", "SELECT races FROM mart.driver_career") == [(98,)]
    assert (
        query(warehouse / "paddock.duckdb", "SELECT run_id FROM quality.release")[0][0]
        == nodes["publish.warehouse"]["assetMaterializations"][0]["runId"]
    )


def test_every_asset_tells_its_story(nodes: dict[str, dict]) -> None:
    for name, node in nodes.items():
        if not node["isExecutable"] or name == "raw.dump_file":
            continue
        assert node["description"], name
        assert node["owners"] == [{"team": "paddock"}], name
        assert node["groupName"] in FLOW, name
        assert node["kinds"], name
        assert node["assetMaterializations"], name


def test_every_table_shows_rows_columns_and_a_preview(nodes: dict[str, dict]) -> None:
    for name, table in catalogue().tables.items():
        if name not in nodes or not nodes[name]["isExecutable"] or name == "raw.dump_file":
            continue
        shown = {entry["label"]: entry for entry in nodes[name]["assetMaterializations"][0]["metadataEntries"]}
        assert table.is_view or shown["dagster/row_count"]["intValue"] >= 0, name  # a view has no rows until it is asked
        assert shown["preview"]["mdStr"], name
        schema = next(entry for entry in nodes[name]["metadataEntries"] if entry["label"] == "dagster/column_schema")["schema"]
        assert [column["name"] for column in schema["columns"]] == list(table.columns)
        assert all(column["description"] for column in schema["columns"]), name
    lineage = [entry for entry in nodes["mart.driver_career"]["metadataEntries"] if entry["label"] == "dagster/column_lineage"]
    assert lineage


def test_failed_checks_show_their_rows(nodes: dict[str, dict]) -> None:
    checks = {
        check["name"]: check["executionForLatestMaterialization"]
        for node in nodes.values()
        for check in node["assetChecksOrError"].get("checks", ())
    }
    assert set(catalogue().checks) <= set(checks)
    failed = checks["infobox_starts_are_the_races"]
    assert failed["evaluation"]["severity"] == "WARN"
    assert "92" in json.dumps(failed["evaluation"]["metadataEntries"])


def test_one_asset_alone_and_one_check_alone(address: str, nodes: dict[str, dict], warehouse: Path) -> None:
    assert "mart.driver" in nodes
    released = query(warehouse / "paddock.duckdb", "SELECT run_id FROM quality.release")
    assert launch(address, "__ASSET_JOB", [["mart", "driver"]]) == "SUCCESS"
    assert query(warehouse / "paddock.duckdb", "SELECT run_id FROM quality.release") == released


def test_the_graph_reads_from_left_to_right(address: str, nodes: dict[str, dict], tmp_path: Path) -> None:
    assert nodes
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        if not path:
            if os.environ.get("CI"):
                pytest.fail("no chromium")
            pytest.skip("no chromium: apt-get install chromium")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1600, "height": 900})
        page.goto(f"{address}/asset-groups")
        places = []
        for group in FLOW:
            label = page.get_by_text(group, exact=True).last
            label.wait_for(timeout=PATIENCE * 1000)
            box = label.bounding_box()
            assert box, group
            places.append(box["x"])
        page.screenshot(path=tmp_path / "graph.png")
        browser.close()
    assert places == sorted(places)
