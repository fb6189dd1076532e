"""A real MediaWiki on loopback, and what tests do to it. Belongs here: starting it, and acting as its editors and its operator."""

import csv
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from running import free_port

from pipeline.catalogue import catalogue
from pipeline.extract.asset import store
from pipeline.extract.mediawiki.settings import WikiSettings
from pipeline.extract.source import Fetched, News
from pipeline.parsing import parse_waiting
from pipeline.staging import StagingConfig, load_rules, stage
from pipeline.warehouse import build_path, connect_build, transaction

CONTACT = "live-tests@example.org"
_LOG = r"""<?php
file_put_contents( __DIR__ . '/agents.log', ( $_SERVER['HTTP_USER_AGENT'] ?? '' ) . "\n", FILE_APPEND | LOCK_EX );
return require __DIR__ . '/answer.php';
"""
_ADMIN = ("Admin", "racing-test-pass-1")


class Wiki:
    """A running MediaWiki: its address, the edits of its editors, and its server's log."""

    def __init__(self, folder: Path, api_url: str) -> None:
        self.folder = folder
        self.api_url = api_url
        self.http = httpx.Client(timeout=120)
        token = self.ask(action="query", meta="tokens", type="login")["query"]["tokens"]["logintoken"]
        self.post(action="login", lgname=_ADMIN[0], lgpassword=_ADMIN[1], lgtoken=token)
        self.token = self.ask(action="query", meta="tokens")["query"]["tokens"]["csrftoken"]

    def ask(self, **parameters: Any) -> dict[str, Any]:
        return self.http.get(self.api_url, params={"format": "json", "formatversion": 2, **parameters}).json()

    def post(self, **parameters: Any) -> dict[str, Any]:
        answer = self.http.post(self.api_url, data={"format": "json", "formatversion": 2, **parameters}).json()
        assert "error" not in answer, answer
        return answer

    def edit(self, title: str, text: str) -> int:
        """Write a page; gives its newest revision id (equal text makes none)."""
        done = self.post(action="edit", title=title, text=text, token=self.token)["edit"]
        return done.get("newrevid") or self.revision(title)

    def revision(self, title: str) -> int:
        (page,) = self.ask(action="query", titles=title, prop="revisions", rvprop="ids")["query"]["pages"]
        return page["revisions"][0]["revid"]

    def page_id(self, title: str) -> int:
        (page,) = self.ask(action="query", titles=title)["query"]["pages"]
        return page["pageid"]

    def text(self, title: str) -> str:
        (page,) = self.ask(action="query", titles=title, prop="revisions", rvprop="content", rvslots="main")["query"]["pages"]
        return page["revisions"][0]["slots"]["main"]["content"]

    def move(self, title: str, target: str, *, redirect: bool = True) -> None:
        self.post(action="move", **{"from": title, "to": target}, token=self.token, **({} if redirect else {"noredirect": 1}))

    def delete(self, title: str) -> None:
        self.post(action="delete", title=title, token=self.token)

    def hide(self, title: str) -> None:
        """Hide the text of the newest revision but one, which an operator may."""
        (page,) = self.ask(action="query", titles=title, prop="revisions", rvprop="ids", rvlimit=2)["query"]["pages"]
        self.post(action="revisiondelete", type="revision", ids=page["revisions"][-1]["revid"], hide="content", token=self.token)

    def sql(self, statement: str, *values: object) -> None:
        """Change the wiki's database directly, for what no editor can do."""
        with sqlite3.connect(self.folder / "data" / "wiki.sqlite", timeout=30) as database:
            database.execute(statement, values)

    def page_property(self, title: str, name: str, value: str) -> None:
        self.sql("insert into page_props (pp_page, pp_propname, pp_value) values (?, ?, ?)", self.page_id(title), name, value)

    def lag(self, seconds: float | None) -> None:
        file = self.folder / "lag"
        file.unlink(missing_ok=True)
        if seconds is not None:
            file.write_text(str(seconds))

    def fail(self, status: int, times: int) -> None:
        """Answer the next requests with a status."""
        (self.folder / "fault").write_text(f"{status} {times}")

    def requests(self) -> int:
        """How many requests of Paddock the server has seen so far, those that it answered with a fault included."""
        return sum(agent.startswith("Paddock/") for agent in (self.folder / "agents.log").read_text().splitlines())


@pytest.fixture(scope="session")
def wiki(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Wiki]:
    """One empty wiki for the whole session; on CI its packages must be there."""
    scripts = shared / "mediawiki"
    missing = [name for name in ("php", "curl", "lua5.1") if not shutil.which(name)]
    if not Path(os.environ.get("MW_SRC", "/usr/share/mediawiki")).is_dir():
        missing.append("mediawiki")
    if missing:
        message = f"no {', '.join(missing)}: install the packages that {scripts / 'start.sh'} names"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    folder = tmp_path_factory.mktemp("wiki")
    shutil.copy(scripts / "fault.php", folder / "answer.php")
    (folder / "fault.php").write_text(_LOG)
    started = subprocess.run(["sh", scripts / "start.sh", folder, str(free_port())], check=True, capture_output=True, text=True)
    try:
        yield Wiki(folder, started.stdout.strip().splitlines()[-1])
    finally:
        # The environment as it was: readline, once loaded, tells children of 80 columns, and the script's ps cuts its lines there.
        subprocess.run(["sh", scripts / "stop.sh", folder], env=dict(os.environ), check=False, capture_output=True)


@pytest.fixture
def settings(wiki: Wiki) -> WikiSettings:
    """Settings that ask the test wiki without waiting."""
    return WikiSettings(contact=CONTACT, api_url=wiki.api_url, interval=0, backoff=0, attempts=3)


class Spy(httpx.HTTPTransport):
    """The network, with a look at each request before it goes out; what the look gives back is the answer instead."""

    def __init__(self, see: Callable[[httpx.Request], object]) -> None:
        super().__init__()
        self.see = see

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self.see(request)
        return answer if isinstance(answer, httpx.Response) else super().handle_request(request)


@pytest.fixture
def spy() -> type[Spy]:
    """The class of transports that look at requests."""
    return Spy


class Build:
    """A build file of its own, and the steps from news to staging without Dagster."""

    def __init__(self, folder: Path) -> None:
        self.connection = connect_build(folder, catalogue())
        self.clock = datetime(2026, 11, 1, tzinfo=UTC)

    def take(self, *news: News, **config: float) -> int:
        """Keep news, parse and stage them, a minute after the last; gives how many drivers changed."""
        self.clock += timedelta(minutes=1)
        list(store(self.connection, "wikipedia", news))
        list(parse_waiting(self.connection))
        with transaction(self.connection):
            return stage(self.connection, StagingConfig(**config), self.clock)

    def edit(self, text: str, *, title: str = "Anna Test", **changes: object) -> Fetched:
        """The news of a new revision of an article, made now."""
        self.clock += timedelta(minutes=1)
        number = int(self.clock.timestamp()) // 60
        values: dict[str, Any] = {
            "title": title, "format": "wikitext", "content": text, "fetched_at": self.clock, "revision_at": self.clock, "url": "https://example.org/wiki/A",
            "permalink": f"https://example.org/w/index.php?oldid={number}", "place": "test", "page_id": 7, "revision_id": number,
        }  # fmt: skip
        return Fetched(**{**values, **changes})

    def ask(self, query: str, *values: object) -> list[tuple]:
        return self.connection.execute(query, list(values)).fetchall()

    def current(self, driver: str = "anna-test") -> str:
        ((snapshot,),) = self.ask("SELECT snapshot_id FROM raw.current_article WHERE driver_id = ?", driver)
        return snapshot


@pytest.fixture(scope="session")
def empty_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build file without an article, made once."""
    folder = tmp_path_factory.mktemp("empty")
    with closing(connect_build(folder, catalogue())) as connection:
        load_rules(connection)
    return build_path(folder)


@pytest.fixture
def build(empty_build: Path, tmp_path: Path) -> Iterator[Build]:
    """An empty build."""
    build_path(tmp_path).parent.mkdir()
    shutil.copy(empty_build, build_path(tmp_path))
    made = Build(tmp_path)
    yield made
    made.connection.close()


@pytest.fixture(scope="session")
def corpus(shared: Path) -> dict[str, str]:
    """The corpus articles by title."""
    with (shared / "corpus" / "manifest.csv").open(encoding="utf-8", newline="") as handle:
        return {row["title"]: (shared / "corpus" / row["file"]).read_text(encoding="utf-8") for row in csv.DictReader(handle)}
