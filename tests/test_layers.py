"""Which part of the pipeline may import which, read from the code itself, imports within functions included."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

BASE = "errors", "collection", "rules", "frames", "version"
READING = "article", "raw", "cells"
LAYERS = {  # the modules of a layer, where they are no folder or file of its name
    "parse base": tuple(f"pipeline.parse.{name}" for name in BASE),
    "parse": ("pipeline.parse", *(f"pipeline.parse.{name}" for name in READING)),
    "parse/markup": ("pipeline.parse.markup",),
    "parse/claims": ("pipeline.parse.claims",),
    "parse/packed": ("pipeline.parse.packed",),
    "sources": ("pipeline.extract.source", "pipeline.extract.drivers", "pipeline.extract.dump", "pipeline.extract.mediawiki"),
    "settings": ("pipeline.settings", "pipeline.storage"),
    "tables": (
        "pipeline.literal",
        "pipeline.opening",
        "pipeline.stored",
        "pipeline.lineage",
        "pipeline.catalogue",
        "pipeline.part",
        "pipeline.faults",
        "pipeline.seal",
        "pipeline.warehouse",
    ),
    "version": ("pipeline",),
}
ALLOWED = {  # what a layer may import besides itself, from below to above
    "version": "",
    "settings": "",
    "parse base": "",
    "parse/markup": "parse base",
    "parse/claims": "parse base, parse/markup",
    "parse/packed": "parse base, parse/markup, parse/claims",
    "parse": "parse base, parse/markup, parse/claims, parse/packed",
    "tables": "settings, parse base",
    "sources": "version, parse base, parse/markup, parse/claims",
    "preview": "",
    "run": "settings, parse base, tables, sources, preview",
    "parsing": "parse base, parse, tables, run",
    "bulk": "settings, parse base, parse, parse/claims, tables, sources, run",
    "extract": "settings, parse/claims, tables, sources, bulk, run",
    "history": "parse base, tables",
    "corrections": "parse base, history",
    "removal": "history",
    "guard": "",
    "contract": "parse base",
    "staging": "settings, parse base, tables, history, corrections, removal, guard, contract, run",
    "mart": "settings, parse base, tables, run",
    "check": "tables, mart, run",
    "release": "version, settings, tables",
    "exports": "settings, tables, release",
    "report": "version, settings, parse base, tables, release, preview",
    "publish": "settings, tables, check, release, exports, report, run",
    "schedule": "sources",
    "sensor": "sources, schedule, run",
    "definitions": "extract, bulk, parsing, staging, mart, check, publish, schedule, sensor, run",
    "command": "settings, parse base, tables, removal, release, run, staging, definitions",
    "docs": "settings, tables, staging",
    "cli": "version, settings, tables, sources, bulk, release, exports, report, run, command",
}
LIBRARIES = {  # a library: the layers that import it
    "dagster": {
        "sources",
        "extract",
        "bulk",
        "parsing",
        "staging",
        "mart",
        "check",
        "publish",
        "schedule",
        "sensor",
        "run",
        "definitions",
        "command",
    },
    "click": {"cli", "command", "bulk"},
    "httpx": {"sources", "sensor"},
    "altair": {"preview"},
    "jinja2": {"report"},
    "great_tables": {"report"},
    "mwparserfromhell": {"parse/markup"},
}


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted((ROOT / "pipeline").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return found


MODULES = modules()


def imports(tree: ast.AST, known: dict[str, Path]) -> set[str]:
    """The modules that a module imports when it runs: ours by their own names, others as written."""
    found: set[str] = set()
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        match node:
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                waiting += node.orelse
                continue
            case ast.Import():
                found |= {alias.name for alias in node.names}
            case ast.ImportFrom():
                assert node.module, "imports are written out"
                assert node.level == 0, "imports are written out"
                for alias in node.names:
                    full = f"{node.module}.{alias.name}"
                    found.add(full if full in known else node.module)
            case _:
                pass
        waiting += ast.iter_child_nodes(node)
    return found


GRAPH = {name: imports(ast.parse(path.read_text(encoding="utf-8")), MODULES) for name, path in MODULES.items()}


def layer(name: str) -> str:
    """The layer of one of our modules: the longest of the listed names that it lies in, else its folder's or its own."""
    listed = [(word, prefix) for word, prefixes in LAYERS.items() for prefix in prefixes if name == prefix or name.startswith(f"{prefix}.")]
    exact = [(word, prefix) for word, prefix in listed if prefix not in {"pipeline", "pipeline.parse"} or name == prefix]
    return max(exact, key=lambda each: len(each[1]))[0] if exact else name.split(".")[1]


def ours(names: set[str]) -> set[str]:
    return {name for name in names if name == "pipeline" or name.startswith("pipeline.")}


def crossings(graph: dict[str, set[str]]) -> set[tuple[str, str, str, str]]:
    """Every import from one layer into another: the two layers and the two modules."""
    return {
        (layer(name), layer(other), name, other) for name, others in graph.items() for other in ours(others) if layer(name) != layer(other)
    }


def test_the_table_names_every_layer_and_only_those():
    assert {layer(name) for name in MODULES} == set(ALLOWED)


def test_a_layer_imports_only_what_the_table_allows():
    wrong = [f"{name} imports {other}" for one, two, name, other in crossings(GRAPH) if two not in ALLOWED[one].split(", ")]
    assert wrong == []


def test_the_table_allows_nothing_that_nobody_does():
    used = {(one, two) for one, two, _, _ in crossings(GRAPH)}
    assert {(one, two) for one, others in ALLOWED.items() for two in others.split(", ") if two} - used == set()


def test_the_layers_have_an_order():
    """The table itself goes round in no circle: each line names only layers that stand above it."""
    order = list(ALLOWED)
    late = {(one, two) for one, others in ALLOWED.items() for two in others.split(", ") if two and order.index(two) >= order.index(one)}
    assert late == set()


def test_parsing_is_pure():
    """parse/ imports nothing from the rest, and no network, database or scheduler of others; it asks for no time of day."""
    inside = {name for name in MODULES if name.startswith("pipeline.parse.") or name == "pipeline.parse"}
    outside = {(name, other) for name in inside for other in GRAPH[name] if other in MODULES and other not in inside}
    impure = {"dagster", "duckdb", "httpx", "fsspec", "socket", "time", "random", "os", "subprocess", "urllib.request"}
    unclean = {(name, other) for name in inside for other in GRAPH[name] if other in impure or other.split(".")[0] in impure}
    clocks = {(name, call) for name in inside for call in calls(name) if call.endswith((".now", ".today", ".utcnow"))}
    assert (outside, unclean, clocks) == (set(), set(), set())


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_known_to_its_layers_alone(library: str):
    who = {layer(name) for name, others in GRAPH.items() for other in others if other.split(".")[0] == library}
    assert who == LIBRARIES[library]


def calls(name: str) -> list[str]:
    """The calls of a module as `module.function`, where they are written so."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    return [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]


@pytest.mark.parametrize(
    ("call", "where"), [("duckdb.connect", {"pipeline.opening"}), ("dg.Definitions", {"pipeline.definitions", "pipeline.command.refresh"})]
)
def test_one_place_does_it(call: str, where: set[str]):
    assert {name for name in MODULES if call in calls(name)} == where


def test_an_import_within_a_function_counts_and_one_for_types_does_not():
    written = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a\nelse:\n    import b\ndef f():\n    from c import d\n"
    assert imports(ast.parse(written), {}) == {"typing", "b", "c"}


def test_an_import_upwards_is_found():
    wrong = {"pipeline.parse.markup.scan": {"pipeline.parse.claims.labels", "pipeline.parse.rules"}}
    assert {(one, two) for one, two, _, _ in crossings(wrong)} == {("parse/markup", "parse/claims"), ("parse/markup", "parse base")}
