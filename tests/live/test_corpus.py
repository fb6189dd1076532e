"""The corpus for anyone: its manifest holds facts only, and what is fetched is what it says."""

import csv
import hashlib
from pathlib import Path

from fetch_corpus import fetch
from running import ROOT


def manifest(path: Path, *rows: tuple[str, str, int, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([("file", "title", "revision_id", "sha256"), *rows])
    return path


def test_what_is_fetched_is_what_the_manifest_says(wiki, settings, tmp_path):
    first = wiki.edit("Corpus one", "'''One''' ä")
    wiki.edit("Corpus one", "'''One''' later")
    second = wiki.edit("Corpus two", "'''Two'''")
    rows = [
        ("drivers/one.wikitext", "Corpus one", first, hashlib.sha256("'''One''' ä".encode()).hexdigest()),
        ("drivers/two.wikitext", "Corpus two", second, "0" * 64),
        ("drivers/gone.wikitext", "Corpus gone", 10**9, "0" * 64),
    ]
    problems = fetch(settings, manifest(tmp_path / "corpus.csv", *rows), tmp_path)
    assert (tmp_path / "drivers" / "one.wikitext").read_text(encoding="utf-8") == "'''One''' ä"
    assert [path.name for path in (tmp_path / "drivers").iterdir()] == ["one.wikitext"]
    assert [problem.split(",")[0] for problem in problems] == ["Corpus two", "Corpus gone"]
    before = wiki.requests()
    assert fetch(settings, manifest(tmp_path / "corpus.csv", rows[0]), tmp_path) == []
    assert wiki.requests() == before


def test_the_manifest_is_that_of_the_corpus_at_hand(shared):
    with (ROOT / "tests" / "corpus.csv").open(encoding="utf-8", newline="") as handle:
        entries = list(csv.DictReader(handle))
    assert len(entries) == 25
    for entry in entries:
        assert hashlib.sha256((shared / "corpus" / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
