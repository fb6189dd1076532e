"""The MediaWiki source against a real MediaWiki: what it asks, how often, and what it makes of each answer."""

from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest

from pipeline.extract.mediawiki import Follow, MediaWikiSource
from pipeline.extract.mediawiki.follow import add_to_watchlist, read_watchlist
from pipeline.extract.source import Fetched, Known, Missing, SourceMisused, Unchanged

NOW = datetime(2026, 11, 22, tzinfo=UTC)
STUB = "'''{}''' is a racing driver.\n[[Category:Test drivers]]"


def look(settings, known=(), **follow):
    source = MediaWikiSource(settings, Follow(**follow), now=lambda: NOW)
    return list(source.articles(known)), source.client.requests


def held(news: Fetched, driver_id="x", **changes) -> Known:
    snapshots = frozenset({f"{driver_id}@{news.revision_id}"})
    return replace(Known(driver_id, news.title, news.page_id, news.revision_id, news.sha256, news.format, NOW, snapshots), **changes)


@pytest.fixture(scope="module")
def hundred(wiki):
    """A hundred and twenty stubs."""
    titles = [f"Stub {number:03}" for number in range(120)]
    for title in titles:
        wiki.edit(title, STUB.format(title))
    return titles


def test_an_article_comes_with_its_page_revision_time_and_addresses(wiki, settings):
    revision_id = wiki.edit("Anna Test", "'''Anna Test'''")
    wiki.page_property("Anna Test", "wikibase_item", "Q42")
    (news,), requests = look(settings, titles=("Anna Test",))
    assert isinstance(news, Fetched)
    assert (news.title, news.content, news.format) == ("Anna Test", "'''Anna Test'''", "wikitext")
    assert (news.page_id, news.revision_id, news.wikidata_id) == (wiki.page_id("Anna Test"), revision_id, "Q42")
    assert news.url.endswith("/wiki/Anna_Test")
    assert news.permalink == f"{settings.index_url}?oldid={revision_id}"
    assert news.revision_at is not None
    assert news.revision_at.utcoffset() is not None
    assert requests == 2


def test_unchanged_articles_cost_one_request_for_fifty_and_no_content(wiki, settings, hundred):
    news, requests = look(settings, titles=tuple(hundred))
    assert [one.title for one in news] == hundred
    assert requests == 3 + 3
    known = [held(one, one.title) for one in news]
    before = wiki.requests()
    again, requests = look(settings, known, titles=tuple(hundred))
    assert [one.driver_id for one in again if isinstance(one, Unchanged)] == hundred
    assert requests == 3
    assert wiki.requests() - before == 3


def test_one_edited_article_of_many_costs_one_request_more(wiki, settings, hundred):
    known = [held(one, one.title) for one in look(settings, titles=tuple(hundred))[0]]
    wiki.edit("Stub 077", "'''Stub 077''' won.")
    news, requests = look(settings, known, titles=tuple(hundred))
    assert [one.content for one in news if isinstance(one, Fetched)] == ["'''Stub 077''' won."]
    assert sum(isinstance(one, Unchanged) for one in news) == 119
    assert requests == 4


def test_titles_without_a_known_page_cost_at_most_one_request_more(settings, hundred):
    news, _ = look(settings, titles=tuple(hundred))
    known = [held(one, one.title, page_id=one.page_id if number % 2 else None) for number, one in enumerate(news)]
    news, requests = look(settings, known, titles=tuple(hundred))
    assert all(isinstance(one, Unchanged) for one in news)
    assert requests == 4


def test_a_revision_that_the_guard_keeps_back_is_not_fetched_again(settings, hundred):
    (news,), _ = look(settings, titles=(hundred[0],))
    kept_back = held(news, "stub", revision_id=1, snapshot_ids=frozenset({"stub@1", f"stub@{news.revision_id}"}))
    assert look(settings, [kept_back], titles=(hundred[0],))[0] == [Unchanged("stub", NOW)]


def test_a_flattened_seed_article_is_fetched_though_its_revision_is_known(settings, hundred):
    (news,), _ = look(settings, titles=(hundred[0],))
    assert isinstance(look(settings, [held(news, format="extract", page_id=None)], titles=(hundred[0],))[0][0], Fetched)


@pytest.mark.parametrize("asked", ["berta Test", "Berta_Test", "Berta  Test", "B. Test", "Bert Test", "Berta Te\u0301st"])
def test_normalised_titles_and_chains_of_redirects_lead_to_the_article(wiki, settings, asked):
    wiki.edit("Berta Test", "'''Berta Test'''")
    wiki.edit("B. Test", "#REDIRECT [[Berta Test#Career]]")
    wiki.edit("Bert Test", "#REDIRECT [[B. Test]]")
    wiki.edit("Berta Tést", "#REDIRECT [[Berta Test]]")
    (news,), _ = look(settings, titles=(asked,))
    assert (news.title, news.content) == ("Berta Test", "'''Berta Test'''")


def test_two_ways_to_one_article_give_it_once(wiki, settings):
    wiki.edit("Berta Test", "'''Berta Test'''")
    wiki.edit("B. Test", "#REDIRECT [[Berta Test]]")
    assert len(look(settings, titles=("B. Test", "Berta Test", "berta Test"))[0]) == 1


@pytest.mark.parametrize(
    ("title", "reason", "said"),
    [
        ("Nobody Ever", "missing", "no such article"),
        ("Bad[title]", "invalid", "invalid characters"),
        ("Piped|title", "invalid", "invalid characters"),
        ("mw:Driver", "invalid", "another wiki"),
        ("Special:Version", "invalid", "no article"),
        ("Talk:Anna", "invalid", "no article"),
        ("Loop one", "invalid", "circle"),
        ("Test (disambiguation)", "disambiguation", "list of articles"),
        ("Empty Test", "unreadable", "empty"),
        ("Lost Test", "unreadable", "lost the text"),
        ("Deleted Test", "deleted", "deleted on 20"),
        ("Leads nowhere", "missing", "no such article"),
    ],
)
def test_a_title_without_an_article_is_news_with_a_reason(wiki, settings, title, reason, said):
    wiki.edit("Loop one", "#REDIRECT [[Loop two]]")
    wiki.edit("Loop two", "#REDIRECT [[Loop one]]")
    wiki.edit("Leads nowhere", "#REDIRECT [[Never written]]")
    if reason == "disambiguation":
        wiki.edit(title, "* [[Anna Test]]")
        wiki.page_property(title, "disambiguation", "")
    if title == "Empty Test":
        wiki.edit(title, "x")
        wiki.edit(title, "")
    if title == "Lost Test":
        revision_id = wiki.edit(title, "once there was a text")
        slots = "select slot_content_id from slots where slot_revision_id = ?"
        wiki.sql(f"update content set content_address = 'tt:999999' where content_id in ({slots})", revision_id)
    if reason == "deleted":
        wiki.edit(title, "x")
        wiki.delete(title)
    wiki.edit("Good Test", "'''Good Test'''")
    news, _ = look(settings, titles=(title, "Good Test"))
    missing = next(one for one in news if isinstance(one, Missing))
    assert (missing.title, missing.reason) == (title, reason)
    assert said in missing.message
    assert missing.remedy
    assert [one.title for one in news if isinstance(one, Fetched)] == ["Good Test"]


def test_a_moved_article_is_followed_by_its_page_with_or_without_a_redirect(wiki, settings):
    for redirect in (True, False):
        title, target = f"Old name {redirect}", f"New name {redirect}"
        wiki.edit(title, "'''Mover'''")
        (before,), _ = look(settings, titles=(title,))
        wiki.move(title, target, redirect=redirect)
        (after,), _ = look(settings, [held(before, "mover")], titles=(title,))
        assert (after.title, after.page_id) == (target, before.page_id)
        assert after.revision_id > before.revision_id
        (again,), requests = look(settings, [held(after, "mover")], titles=(target,))
        assert (again, requests) == (Unchanged("mover", NOW), 1)


def test_a_title_moved_away_without_redirect_is_found_in_the_log(wiki, settings):
    wiki.edit("Left name", "'''Mover'''")
    wiki.move("Left name", "Right name", redirect=False)
    (news,), _ = look(settings, titles=("Left name",))
    assert (news.title, news.content) == ("Right name", "'''Mover'''")
    wiki.delete("Right name")
    (news,), _ = look(settings, titles=("Left name",))
    assert (news.reason, news.message) == ("moved", "it was moved to Right name, which is gone too")


def test_a_deleted_article_names_its_driver_and_a_recreated_one_comes_back(wiki, settings):
    wiki.edit("Gone Test", "'''Gone'''")
    (before,), _ = look(settings, titles=("Gone Test",))
    wiki.delete("Gone Test")
    (news,), _ = look(settings, [held(before, "gone-test")], titles=("Gone Test",))
    assert (news.reason, news.driver_id) == ("deleted", "gone-test")
    wiki.edit("Gone Test", "'''Back'''")
    (after,), _ = look(settings, [held(before, "gone-test")], titles=("Gone Test",))
    assert after.content == "'''Back'''"
    assert (after.replaces, after.page_id != before.page_id) == (before.page_id, True)


def test_a_hidden_revision_is_news_and_its_successor_is_fetched(wiki, settings, spy):
    first = wiki.edit("Hidden Test", "secret")
    texts = []

    def look_between(request: httpx.Request) -> None:
        if "revids" in str(request.url):
            wiki.edit("Hidden Test", "clean")
            wiki.hide("Hidden Test")
            texts.append(request)

    source = MediaWikiSource(settings, Follow(titles=("Hidden Test",)), transport=spy(look_between))
    (news,) = source.articles([])
    assert (news.reason, news.message) == ("hidden", f"the text of revision {first} is not public")
    (news,), _ = look(settings, titles=("Hidden Test",))
    assert news.content == "clean"


def test_an_edit_between_the_two_queries_changes_nothing_until_the_next_refresh(wiki, settings, spy):
    first = wiki.edit("Racing edit", "before")

    def edit_between(request: httpx.Request) -> None:
        if "revids" in str(request.url):
            wiki.edit("Racing edit", "after")

    source = MediaWikiSource(settings, Follow(titles=("Racing edit",)), transport=spy(edit_between))
    (news,) = source.articles([])
    assert (news.revision_id, news.content) == (first, "before")
    (news,), _ = look(settings, [held(news)], titles=("Racing edit",))
    assert news.content == "after"


def test_a_batch_that_comes_in_pieces_is_put_together(wiki, settings):
    titles = tuple(f"Long {number}" for number in range(12))
    for title in titles:
        wiki.edit(title, f"'''{title}''' " + "x" * 3_000)
    (wiki.folder / "LocalSettings.extra.php").write_text("<?php $wgAPIMaxResultSize = 12000;")
    try:
        news, requests = look(settings, titles=titles)
    finally:
        (wiki.folder / "LocalSettings.extra.php").unlink()
    assert [one.title for one in news if isinstance(one, Fetched)] == list(titles)
    assert all(one.content.startswith(f"'''{one.title}'''") for one in news)
    assert requests > 3


def test_a_category_is_followed_to_its_depth(wiki, settings):
    wiki.edit("Top Test", "x [[Category:Top]]")
    wiki.edit("Below Test", "x [[Category:Below]]")
    wiki.edit("Deep Test", "x [[Category:Deep]]")
    wiki.edit("Category:Below", "[[Category:Top]]")
    wiki.edit("Category:Deep", "[[Category:Below]]")
    wiki.edit("Category:Top", "[[Category:Deep]]")
    found = [sorted(one.title for one in look(settings, category="Top", depth=depth)[0]) for depth in (0, 1, 5)]
    assert found == [["Top Test"], ["Below Test", "Top Test"], ["Below Test", "Deep Test", "Top Test"]]
    with pytest.raises(SourceMisused, match="more articles than the limit"):
        look(settings, category="Top", depth=5, limit=2)


def test_a_long_category_is_read_to_its_end(settings, hundred):
    (known,), _ = look(settings, titles=("Stub 077",))
    news, _ = look(replace(settings, batch=50), category="Test drivers")
    assert set(hundred) - {known.title} <= {one.title for one in news}


def test_pages_that_embed_an_infobox_are_followed(wiki, settings):
    wiki.edit("Template:Infobox tester", "box")
    wiki.edit("Boxed Test", "{{Infobox tester}} x")
    wiki.edit("Boxed redirect", "#REDIRECT [[Boxed Test]]")
    assert [one.title for one in look(settings, infobox="Infobox tester")[0]] == ["Boxed Test"]


def test_the_watchlist_is_followed_where_nothing_is_named(wiki, settings, tmp_path):
    wiki.edit("Anna Test", "'''Anna Test'''")
    watchlist = tmp_path / "watchlist.csv"
    watchlist.write_text("title,note\nAnna Test,\n\n", encoding="utf-8")
    assert [one.title for one in look(settings, watchlist=watchlist)[0]] == ["Anna Test"]
    assert add_to_watchlist(["Berta Test", "Anna Test", " Berta Test "], watchlist) == ["Berta Test"]
    assert read_watchlist(watchlist) == ["Anna Test", "Berta Test"]
    with pytest.raises(SourceMisused, match="cannot be read"):
        look(settings, watchlist=tmp_path / "none.csv")
    watchlist.write_text("name\nAnna Test\n", encoding="utf-8")
    with pytest.raises(SourceMisused, match="no column `title`"):
        look(settings, watchlist=watchlist)


def test_the_adding_of_a_driver_starts_on_its_own_line(tmp_path):
    watchlist = tmp_path / "watchlist.csv"
    watchlist.write_text("title,note\nAnna Test,", encoding="utf-8")
    add_to_watchlist(["Smith, John"], watchlist)
    assert read_watchlist(watchlist) == ["Anna Test", "Smith, John"]


def test_titles_too_long_for_an_address_are_sent_as_a_form(settings):
    titles = tuple(f"{number:02} {'ä' * 100}" for number in range(50))
    news, _ = look(settings, titles=titles)
    assert [one.title for one in news] == list(titles)
    assert {one.reason for one in news} == {"missing"}


def test_a_page_that_breaks_its_batch_is_told_apart_from_the_others(wiki, settings, hundred, spy):
    broken = {wiki.page_id(title) for title in ("Stub 003", "Stub 050", "Stub 119")}
    known = [held(one, one.title) for one in look(settings, titles=tuple(hundred))[0]]

    def break_some(request: httpx.Request) -> httpx.Response | None:
        asked = set(map(int, request.url.params.get("pageids", "0").split("|")))
        return httpx.Response(500, text="Internal error") if asked & broken else None

    source = MediaWikiSource(settings, Follow(titles=tuple(hundred)), transport=spy(break_some))
    news = list(source.articles(known))
    assert {one.title for one in news if isinstance(one, Missing)} == {"Stub 003", "Stub 050", "Stub 119"}
    assert {one.reason for one in news if isinstance(one, Missing)} == {"failed"}
    assert sum(isinstance(one, Unchanged) for one in news) == 117
