"""Everything a network and a wiki can do wrong, on a real MediaWiki and a proxy in front of it."""

import gzip
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import httpx
import pytest

from pipeline.extract.mediawiki import Follow, MediaWikiSource
from pipeline.extract.source import Fetched, Missing, SourceMisused, SourceUnreachable

TITLES = ("Fault one", "Fault two", "Fault three")
HTML = b"<!DOCTYPE html><html><title>Error</title><body>Our servers are currently under maintenance</body></html>"


class Proxy:
    """Stands before the wiki and spoils its next answers: `fault` names how, `times` how often (then it passes all on)."""

    def __init__(self, api_url: str) -> None:
        self.target = f"http://{urlsplit(api_url).netloc}"
        self.fault, self.times, self.seen = "", 0, 0
        self.stop = threading.Event()
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                proxy.seen += 1
                spoilt = proxy.times > 0
                proxy.times -= 1
                self.close_connection = True
                if spoilt and hasattr(proxy, f"before_{proxy.fault}"):
                    getattr(proxy, f"before_{proxy.fault}")(self)
                    return
                with httpx.Client(timeout=600) as client:
                    answer = client.get(proxy.target + self.path, headers={"User-Agent": self.headers["User-Agent"]})
                if spoilt:
                    getattr(proxy, f"after_{proxy.fault}")(self, answer.content)
                else:
                    proxy.send(self, 200, answer.content)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.api_url = f"http://127.0.0.1:{self.server.server_port}/w/api.php"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def spoil(self, fault: str, times: int = 99) -> None:
        self.fault, self.times, self.seen = fault, times, 0

    @staticmethod
    def send(handler: BaseHTTPRequestHandler, status: int, body: bytes, length: int | None = None, **headers: str) -> None:
        handler.send_response(status)
        for name, value in {"Content_Type": "application/json", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(body)

    def before_too_many(self, handler):
        self.send(handler, 429, HTML, Content_Type="text/html", Retry_After="7")

    def before_far_off(self, handler):
        self.send(handler, 429, HTML, Content_Type="text/html", Retry_After="86400")

    def before_until_a_date(self, handler):
        handler.date_time_string = lambda *_: "Tue, 01 Jan 2030 00:00:00 GMT"
        self.send(handler, 503, HTML, Retry_After="Tue, 01 Jan 2030 00:00:09 GMT")

    def before_unavailable(self, handler):
        self.send(handler, 503, HTML, Content_Type="text/html")

    def before_internal(self, handler):
        self.send(handler, 500, HTML, Content_Type="text/html")

    def before_html(self, handler):
        self.send(handler, 200, HTML, Content_Type="text/html")

    def before_forbidden(self, handler):
        self.send(handler, 403, HTML, Content_Type="text/html")

    def before_not_found(self, handler):
        self.send(handler, 404, HTML, Content_Type="text/html")

    def before_loop(self, handler):
        self.send(handler, 302, b"", Location=handler.path)

    def before_nothing(self, handler):
        handler.connection.close()

    def after_cut(self, handler, body):
        self.send(handler, 200, body[: len(body) // 2], length=len(body))

    def after_invalid(self, handler, body):
        self.send(handler, 200, body[: len(body) // 2])

    def after_list(self, handler, body):
        self.send(handler, 200, b"[" + body + b"]")

    def after_short_gzip(self, handler, body):
        packed = gzip.compress(body)
        self.send(handler, 200, packed[: len(packed) // 2], Content_Encoding="gzip")

    def after_bad_gzip(self, handler, body):
        self.send(handler, 200, b"\x1f\x8b" + bytes(len(body)), Content_Encoding="gzip")

    def after_drip(self, handler, body):
        self.send(handler, 200, b"", length=len(body))
        for byte in body:
            if self.stop.wait(0.05):
                return
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()


@pytest.fixture(scope="module")
def proxy(wiki) -> Iterator[Proxy]:
    for title in TITLES:
        wiki.edit(title, f"'''{title}'''")
    made = Proxy(wiki.api_url)
    yield made
    made.stop.set()
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def waits(monkeypatch) -> list[float]:
    """The waits that were asked for; none is waited."""
    asked: list[float] = []
    monkeypatch.setattr(time, "sleep", asked.append)
    return asked


@pytest.fixture
def hasty(settings, proxy):
    """Settings that reach the wiki through the proxy."""
    return replace(settings, api_url=proxy.api_url, deadline=1.0)


def look(settings):
    return list(MediaWikiSource(settings, Follow(titles=TITLES)).articles([]))


@pytest.mark.usefixtures("waits")
@pytest.mark.parametrize(
    ("fault", "message", "remedy"),
    [
        ("too_many", "asks us to stay away: HTTP 429", "wait some minutes"),
        ("far_off", "asks us to stay away: HTTP 429", "wait some minutes"),
        ("unavailable", "asks us to stay away: HTTP 503", "wait some minutes"),
        ("internal", "HTTP 500", "refresh again later"),
        ("html", "something that is not JSON (text/html)", "PADDOCK_API_URL is an api.php"),
        ("invalid", "something that is not JSON (application/json)", "PADDOCK_API_URL is an api.php"),
        ("list", "JSON that is no API answer", "PADDOCK_API_URL is an api.php"),
        ("forbidden", "refuses this client (HTTP 403)", "PADDOCK_CONTACT"),
        ("loop", "redirects in a circle", "PADDOCK_API_URL"),
        ("nothing", "broke off", "refresh again"),
        ("cut", "broke off", "refresh again"),
        ("short_gzip", "not JSON", "refresh again later"),
        ("bad_gzip", "a body that cannot be unpacked", "refresh again later"),
        ("drip", "answers too slowly", "deadline"),
    ],
)
def test_a_fault_that_stays_ends_politely_and_one_that_passes_is_forgotten(proxy, hasty, fault, message, remedy):
    proxy.spoil(fault)
    with pytest.raises(SourceUnreachable) as failed:
        look(hasty)
    assert message in failed.value.message
    assert remedy in failed.value.remedy
    assert proxy.seen <= 11
    if fault in {"forbidden", "far_off"}:
        assert proxy.seen == 1
        proxy.spoil("", 0)
    elif fault == "loop":
        proxy.spoil("", 0)
    else:
        proxy.spoil(fault, 2)
    assert [one.title for one in look(hasty) if isinstance(one, Fetched)] == list(TITLES)


def test_retry_after_is_obeyed_to_the_second_in_both_its_forms(proxy, hasty, waits):
    for fault, seconds in (("too_many", 7), ("until_a_date", 9)):
        waits.clear()
        proxy.spoil(fault, 2)
        look(replace(hasty, backoff=0.5))
        assert len(waits) == 2
        assert all(seconds <= wait <= seconds + 0.5 for wait in waits)


def test_backoff_grows_with_jitter_up_to_its_cap(proxy, hasty, waits):
    proxy.spoil("internal", 5)
    look(replace(hasty, backoff=1, backoff_cap=4, attempts=6))
    assert len(waits) == 5
    assert all(least <= wait <= min(least + 1, 4) for wait, least in zip(waits, (1, 2, 4, 4, 4), strict=True))
    assert len(set(waits[:2])) == 2


@pytest.mark.usefixtures("proxy")
def test_a_lagging_wiki_is_waited_for(wiki, settings, waits):
    wiki.lag(7.5)
    try:
        with pytest.raises(SourceUnreachable, match="maxlag: Waiting for db1184"):
            look(settings)
        assert len(waits) == settings.attempts - 1
        assert all(wait >= 5 for wait in waits)
    finally:
        wiki.lag(None)
    assert len(look(settings)) == 3


@pytest.mark.usefixtures("proxy")
def test_the_wikis_own_storm_passes(wiki, settings, waits):
    wiki.fail(429, 2)
    assert len(look(settings)) == 3
    assert waits == [2, 2]


@pytest.mark.usefixtures("waits")
def test_a_name_that_is_not_known_names_the_name_server(settings):
    with pytest.raises(SourceUnreachable, match=r"no connection to wiki\.invalid") as failed:
        look(replace(settings, api_url="http://wiki.invalid/w/api.php"))
    assert "name server" in failed.value.remedy


def test_a_server_that_does_not_speak_tls_is_told_apart(settings, waits, proxy):
    with pytest.raises(SourceUnreachable, match="no secure connection") as failed:
        look(replace(settings, api_url=proxy.api_url.replace("http:", "https:")))
    assert "SSL_CERT_FILE" in failed.value.remedy
    assert waits == []


@pytest.mark.usefixtures("waits")
def test_a_certificate_that_cannot_be_verified_is_told_apart(settings):
    def refuse(_):
        raise httpx.ConnectError("certificate verify failed") from ssl.SSLCertVerificationError("self-signed certificate")

    with pytest.raises(SourceUnreachable, match="no secure connection"):
        list(MediaWikiSource(settings, Follow(titles=TITLES), transport=httpx.MockTransport(refuse)).articles([]))


def test_an_address_without_an_api_is_wrong_use(proxy, hasty):
    proxy.spoil("not_found", 1)
    with pytest.raises(SourceMisused, match="there is no API"):
        look(hasty)


@pytest.mark.usefixtures("proxy")
def test_a_clock_that_jumps_changes_nothing(settings, monkeypatch):
    jumps = iter(range(0, 10**12, 10**7))
    monkeypatch.setattr(time, "time", lambda: 2e9 - next(jumps))
    assert len(look(replace(settings, interval=0.01))) == 3


def test_five_thousand_titles_of_which_three_fail_give_all_but_three(settings):
    titles = [f"Driver {number:04}" for number in range(5_000)]
    broken = {"Driver 0007", "Driver 0049", "Driver 4999"}
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        query = dict(request.url.params)
        if "revids" in query:
            pages = [_page(int(number), content=f"text {number}") for number in query["revids"].split("|")]
        else:
            wanted = query["titles"].split("|")
            if broken & set(wanted):
                return httpx.Response(500, text="Internal error")
            pages = [_page(int(title[-4:])) for title in wanted]
        return httpx.Response(200, json={"query": {"pages": pages}})

    news = list(MediaWikiSource(settings, Follow(titles=tuple(titles)), transport=httpx.MockTransport(answer)).articles([]))
    assert {one.title for one in news if isinstance(one, Missing)} == broken
    assert sum(isinstance(one, Fetched) for one in news) == 4_997
    assert len(asked) < 2 * 100 + 60


def _page(number: int, content: str | None = None) -> dict[str, object]:
    revision: dict[str, object] = {"revid": number + 1, "timestamp": "2026-08-01T00:00:00Z"}
    if content:
        revision = {"revid": number, "timestamp": "2026-08-01T00:00:00Z", "slots": {"main": {"content": content}}}
    return {"pageid": number + 1, "ns": 0, "title": f"Driver {number:04}", "revisions": [revision]}
