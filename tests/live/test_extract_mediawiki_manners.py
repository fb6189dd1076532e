"""How the client behaves towards a wiki: who it says it is, how fast it asks, what it needs before it asks at all."""

import itertools
import time
import traceback
from dataclasses import replace

import httpx
import pytest

from pipeline import __version__
from pipeline.extract.mediawiki import Follow, MediaWikiSource, WikiSettings
from pipeline.extract.mediawiki.settings import has_contact
from pipeline.extract.source import SourceMisused, SourceUnreachable


def test_the_client_says_who_it_is_and_asks_as_the_wiki_wishes(settings, spy):
    seen = []
    look_with = MediaWikiSource(settings, Follow(titles=("Anna Test",)), transport=spy(seen.append))
    list(look_with.articles([]))
    for request in seen:
        assert request.headers["User-Agent"] == f"Paddock/{__version__} ({settings.contact}) httpx/{httpx.__version__}"
        assert request.headers["Accept-Encoding"] == "gzip"
        assert {"maxlag": "5", "formatversion": "2", "format": "json"}.items() <= dict(request.url.params).items()


def test_requests_never_start_closer_together_than_the_interval(settings, spy):
    starts = []
    transport = spy(lambda _: starts.append(time.monotonic()))
    follow = Follow(titles=("No one", "No two", "No three"))
    list(MediaWikiSource(replace(settings, interval=0.2), follow, transport=transport).articles([]))
    assert len(starts) == 4
    assert all(later - earlier >= 0.19 for earlier, later in itertools.pairwise(starts))


def test_a_bot_token_goes_to_the_wiki_and_nowhere_else(wiki, settings, caplog, monkeypatch, spy):
    caplog.set_level(1)
    monkeypatch.setenv("PADDOCK_BOT_TOKEN", "very-secret-token")
    monkeypatch.setenv("PADDOCK_CONTACT", settings.contact)
    monkeypatch.setenv("PADDOCK_API_URL", wiki.api_url)
    with_token = WikiSettings.from_environment(interval=0, backoff=0, attempts=2)
    seen = []
    source = MediaWikiSource(with_token, Follow(titles=("Anna Test",)), transport=spy(seen.append))
    news = list(source.articles([]))
    assert {request.headers["Authorization"] for request in seen} == {"Bearer very-secret-token"}
    wiki.fail(503, 9)
    try:
        with pytest.raises(SourceUnreachable) as failed:
            list(MediaWikiSource(replace(with_token, retry_after_cap=1), Follow(titles=("Anna Test",))).articles([]))
    finally:
        wiki.fail(503, 0)
    told = [caplog.text, repr(with_token), repr(news), repr(failed.value), "".join(traceback.format_exception(failed.value))]
    assert not any("very-secret" in one for one in told)


@pytest.mark.parametrize("contact", ["", "  ", "me", "paddock", "a@b", "x (y)@example.org", "näme@example.org", "me@example.org\nX: y"])
def test_no_request_goes_out_without_a_contact(wiki, monkeypatch, contact):
    monkeypatch.setenv("PADDOCK_CONTACT", contact)
    monkeypatch.setenv("PADDOCK_API_URL", wiki.api_url)
    before = wiki.requests()
    with pytest.raises(SourceMisused, match="PADDOCK_CONTACT"):
        WikiSettings.from_environment()
    assert not has_contact()
    assert wiki.requests() == before


@pytest.mark.parametrize(
    "url", ["nonsense", "ftp://wiki.example.org/api.php", "http://", "http://wiki:99999/api.php", "https://a b/api.php"]
)
def test_an_address_that_is_none_is_refused_before_any_request(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PADDOCK_CONTACT", "live-tests@example.org")
    monkeypatch.setenv("PADDOCK_API_URL", url)
    with pytest.raises(SourceMisused, match=f"PADDOCK_API_URL is '{url}', which is no web address"):
        WikiSettings.from_environment()


def test_a_token_that_no_header_can_hold_is_refused_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PADDOCK_CONTACT", "live-tests@example.org")
    monkeypatch.setenv("PADDOCK_BOT_TOKEN", "secret\nsecret")
    with pytest.raises(SourceMisused, match="PADDOCK_BOT_TOKEN holds something that no token can hold") as refused:
        WikiSettings.from_environment()
    assert "secret" not in str(refused.value)
