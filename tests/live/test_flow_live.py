"""The whole flow on a real wiki with corpus articles: first refresh, no change, an edit, a deletion and a move, a wiki that is away."""

import hashlib
from types import SimpleNamespace

import pytest
from running import build, query

from pipeline.command.refresh import refresh
from pipeline.extract.mediawiki import Follow, MediaWikiSource, WikiSettings

HILL, JONES, SURTEES, HULME = TITLES = ["Phil Hill", "Alan Jones (racing driver)", "John Surtees", "Denny Hulme"]
NEW_TITLE = "Alan Jones (Australian racing driver)"


@pytest.fixture(scope="module")
def flow(wiki, corpus, tmp_path_factory):
    """Six refreshes, one after the other, and what each left; the one that fails is a run of the Dagster job."""
    folder = tmp_path_factory.mktemp("live") / "warehouse"
    file = folder / "paddock.duckdb"
    settings = WikiSettings(contact="live-tests@example.org", api_url=wiki.api_url, interval=0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PADDOCK_WAREHOUSE", str(folder))
        patch.setenv("DAGSTER_HOME", str(folder.parent / "dagster"))
        patch.setenv("PADDOCK_CONTACT", "live-tests@example.org")
        patch.setenv("PADDOCK_API_URL", wiki.api_url)

        def look(run=None):
            before = wiki.requests()
            code = 0
            if run:
                code = run()
            else:
                build(folder, MediaWikiSource(settings, Follow(titles=tuple(TITLES))))
            return SimpleNamespace(
                code=code,
                requests=wiki.requests() - before,
                careers=query(file, "FROM mart.driver_career ORDER BY driver_id"),
                drivers=query(file, "SELECT driver_id, title, page_id, revision_id FROM mart.driver ORDER BY driver_id"),
                changes=query(
                    file, "SELECT driver_id, table_name, column_name, old_value, new_value, change FROM mart.article_change ORDER BY ALL"
                ),
                snapshots=query(file, "SELECT count(*) FROM raw.article")[0][0],
                unread=query(file, "SELECT title, reason FROM quality.unread_article"),
                held=query(file, "SELECT driver_id, hold_reason FROM quality.held_snapshot"),
                digest=hashlib.sha256(file.read_bytes()).hexdigest(),
            )

        for title in TITLES:
            wiki.edit(title, corpus[title])
        first = look()
        again = look()
        text = wiki.text(HILL)
        wiki.edit(HILL, text.replace("| poles         = 6", "| poles         = 7"))
        wiki.delete(SURTEES)
        wiki.move(JONES, NEW_TITLE, redirect=False)
        moved = look()
        wiki.edit(HULME, "HAHAHA")
        vandalised = look()
        wiki.fail(503, 99)
        quick = {"interval": 0, "attempts": 2, "backoff": 0, "retry_after_cap": 1}
        away = look(lambda: refresh({"source": "wikipedia", "titles": TITLES, "wiki": quick}))
        wiki.fail(503, 0)
        wiki.edit(HULME, corpus[HULME] + "\nA word more.")
        back = look()
        yield SimpleNamespace(first=first, again=again, moved=moved, vandalised=vandalised, away=away, back=back, wiki=wiki)


def test_a_first_refresh_fetches_every_article_in_two_requests(flow):
    assert (flow.first.code, flow.first.requests, flow.first.snapshots) == (0, 2, 4)
    ids = [(driver, page, revision) for driver, _, page, revision in flow.first.drivers]
    assert [driver for driver, _, _ in ids] == ["alan-jones-racing-driver", "denny-hulme", "john-surtees", "phil-hill"]
    assert all(page and revision for _, page, revision in ids)
    assert len(flow.first.careers) == 4
    assert flow.first.changes == []


def test_a_refresh_without_news_costs_one_request_and_changes_nothing(flow):
    assert (flow.again.code, flow.again.requests, flow.again.snapshots) == (0, 1, 4)
    assert (flow.again.careers, flow.again.drivers, flow.again.changes) == (flow.first.careers, flow.first.drivers, [])


def test_an_edit_a_deletion_and_a_move_are_told_and_cost_four_requests(flow):
    assert (flow.moved.code, flow.moved.requests, flow.moved.snapshots) == (0, 4, 6)
    assert flow.moved.unread == [(SURTEES, "deleted")]
    assert [row[0] for row in flow.moved.drivers] == [row[0] for row in flow.first.drivers]
    titles = {row[0]: row[1] for row in flow.moved.drivers}
    assert titles["alan-jones-racing-driver"] == NEW_TITLE
    assert [row[1:] for row in flow.moved.changes if row[0] == "phil-hill"] == [
        ("staging.infobox_claim", "value", "6.0000", "7.0000", "changed"),
        ("staging.infobox_claim", "value_text", "6", "7", "changed"),
    ]
    assert {row[0] for row in flow.moved.changes} == {"phil-hill"}
    assert flow.moved.careers == flow.first.careers


def test_vandalism_is_held_back_and_the_rest_is_published(flow):
    assert (flow.vandalised.code, flow.vandalised.held) == (0, [("denny-hulme", "no_claims")])
    assert flow.vandalised.careers == flow.first.careers


def test_a_wiki_that_is_away_is_exit_code_three_and_leaves_the_file_as_it_was(flow):
    assert flow.away.code == 3
    assert flow.away.digest == flow.vandalised.digest


def test_without_a_contact_a_refresh_is_wrong_use_and_asks_nothing(wiki, tmp_path, monkeypatch, capsys):
    for name, value in (("WAREHOUSE", tmp_path / "warehouse"), ("API_URL", wiki.api_url), ("CONTACT", "")):
        monkeypatch.setenv(f"PADDOCK_{name}", str(value))
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "dagster"))
    before = wiki.requests()
    assert refresh({"source": "wikipedia", "titles": TITLES}) == 2
    assert wiki.requests() == before
    told = capsys.readouterr().err
    assert "PADDOCK_CONTACT is not set" in told
    assert "e-mail" in told


def test_the_next_refresh_catches_up_and_releases_the_guard(flow):
    assert (flow.back.code, flow.back.held) == (0, [])
    assert flow.back.careers == flow.first.careers
    revisions = {row[0]: row[3] for row in flow.back.drivers}
    assert revisions["denny-hulme"] == flow.wiki.revision(HULME)
