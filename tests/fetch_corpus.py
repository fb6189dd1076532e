"""Fetch the articles that our tests run on, by revision id, from Wikipedia: tests/corpus.csv names them, .corpus/ gets them.

The folder is laid out like the shared one, so `PADDOCK_SHARED=.corpus` makes the tests use it. What is already there, and whole,
is not fetched again. Exit code 1 names what could not be had or is not what the manifest says.
"""

import csv
import hashlib
import sys
from pathlib import Path

from pipeline.extract.mediawiki.client import WikiClient
from pipeline.extract.mediawiki.pages import revision_texts
from pipeline.extract.mediawiki.settings import WikiSettings
from pipeline.extract.source import LICENCE, SourceError

HERE = Path(__file__).parent
MANIFEST = ("file", "title", "revision_id", "permalink", "format", "licence", "sha256")


def fetch(settings: WikiSettings, manifest: Path, folder: Path) -> list[str]:
    """Fetch what `folder` lacks of a manifest; give a sentence for each file that could not be had. Errors: SourceError."""
    with manifest.open(encoding="utf-8", newline="") as handle:
        entries = list(csv.DictReader(handle))
    missing = {int(entry["revision_id"]): entry for entry in entries if not _is_whole(folder / entry["file"], entry["sha256"])}
    problems = []
    with WikiClient(settings) as client:
        for text in revision_texts(client, list(missing)):
            entry = missing[text.revision_id]
            path = folder / entry["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.content.encode())
            if text.problem or not _is_whole(path, entry["sha256"]):
                path.unlink()
                problems.append(f"{entry['title']}, revision {text.revision_id}: {text.message or 'its sha256 is another'}")
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, MANIFEST, lineterminator="\n")
        writer.writeheader()
        for entry in entries:
            if (folder / entry["file"]).exists():
                link = settings.permalink(int(entry["revision_id"]))
                writer.writerow({**entry, "permalink": link, "format": "wikitext", "licence": LICENCE})
    return problems


def _is_whole(path: Path, sha256: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def main() -> int:
    """Fetch the corpus; print what became of it."""
    folder = HERE.parent / ".corpus" / "corpus"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        problems = fetch(WikiSettings.from_environment(), HERE / "corpus.csv", folder)
    except SourceError as error:
        print(f"error: {error}", file=sys.stderr)  # noqa: T201 - its output is for a person
        return 1
    print("\n".join([*problems, f"{folder}: {sum(1 for _ in folder.glob('*/*.wikitext'))} articles"]))  # noqa: T201 - the same
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
