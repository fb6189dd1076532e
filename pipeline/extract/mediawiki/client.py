"""The HTTP client of a wiki: one request at a time, spaced, identified, patient, and ended politely.

Belongs here: sending one API request well and telling failures apart. Does not belong here: what is asked (pages, follow,
expand), or what an answer means for a driver (source).
"""

import json
import logging
import random
import ssl
import time
from collections.abc import Iterator, Mapping, Sequence
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

import httpx
import stamina
from stamina.instrumentation import RetryDetails, set_on_retry_hooks

from pipeline import __version__
from pipeline.extract.mediawiki.settings import WikiSettings
from pipeline.extract.source import SourceError, SourceMisused, SourceUnreachable

_LONGEST_GET = 6_000  # characters of a query string; longer ones are sent as a form
_DEFAULT_RETRY_AFTER = 5.0
_PATIENCE_CODES = frozenset({"maxlag", "ratelimited", "readonly", "actionthrottledtext"})
_PATIENCE_STATUS = frozenset({429, 503})
_REFUSED_STATUS = frozenset({401, 403})


_log = logging.getLogger(__name__)


def _tell(details: RetryDetails) -> None:
    """Say that a request is repeated, and why; errors never hold a header, so no token is said."""
    _log.warning("asking again in %.0f s (attempt %d): %s", details.wait_for, details.retry_num + 1, details.caused_by)


set_on_retry_hooks([_tell])


class _Patience(Exception):  # noqa: N818 - a request to wait
    """The wiki asks us to come back: `seconds` is how long it said, or None."""

    def __init__(self, said: str, seconds: float | None) -> None:
        super().__init__(said)
        self.seconds = seconds


class AnswerFailed(SourceError):  # noqa: N818 - said of one answer
    """One request cannot be answered though the wiki is there; a smaller one may be."""


class WikiClient:
    """A session with one wiki. `requests` counts what went over the wire, failed and repeated requests included."""

    def __init__(self, settings: WikiSettings, transport: httpx.BaseTransport | None = None) -> None:
        """Open no connection yet. `transport` replaces the network in tests."""
        self.settings = settings
        self.requests = 0
        self._last_start = float("-inf")
        headers = {"User-Agent": user_agent(settings.contact), "Accept-Encoding": "gzip"}
        if settings.token:
            headers["Authorization"] = f"Bearer {settings.token}"
        self._http = httpx.Client(
            headers=headers,
            timeout=httpx.Timeout(settings.deadline, connect=settings.connect_timeout),
            limits=httpx.Limits(max_connections=1),
            follow_redirects=True,
            max_redirects=5,
            transport=transport,
        )

    def __enter__(self) -> Self:
        """Use the client; its connection closes on exit."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the connection."""
        self._http.close()

    def call(self, *, attempts: int | None = None, **parameters: str | int) -> dict[str, Any]:
        """Ask once and give the whole JSON answer, after as many attempts as the settings (or `attempts`) allow.

        Errors: SourceUnreachable (no answer, or asked to stay away), SourceMisused (the address is no API, the token is
        refused), AnswerFailed (the wiki is there and cannot answer this).
        """
        s = self.settings
        attempts = attempts or s.attempts
        query = {"format": "json", "formatversion": "2", "maxlag": str(s.maxlag), **{k: str(v) for k, v in parameters.items()}}
        try:
            for attempt in stamina.retry_context(
                on=self._wait,
                attempts=attempts,
                timeout=None,
                wait_initial=s.backoff,
                wait_max=s.backoff_cap,
                wait_jitter=s.backoff,
            ):
                with attempt:
                    return self._once(query)
        except _Patience as asked:
            raise SourceUnreachable(
                f"{self._host} asks us to stay away: {asked}",
                "wait some minutes, then refresh again; raise the interval if it happens often",
            ) from None
        except httpx.TransportError as error:
            raise _unreachable(self._host, error) from None
        except httpx.TooManyRedirects:
            raise SourceUnreachable(
                f"{self._host} redirects in a circle",
                "check that PADDOCK_API_URL is the wiki's own api.php, and that no proxy stands between",
            ) from None
        except _Unusable as unusable:
            raise AnswerFailed(
                f"{self._host} answered {attempts} times with {unusable}",
                "check that PADDOCK_API_URL is an api.php; where it is, refresh again later",
            ) from None
        raise AssertionError  # the loop returns or raises

    def query(self, *, attempts: int | None = None, **parameters: str | int) -> Iterator[dict[str, Any]]:
        """Ask `action=query` and every continuation of it; yields the `query` part of each piece, {} where it has none."""
        step: Mapping[str, str] = {}
        seen: set[str] = set()
        while True:
            answer = self.call(attempts=attempts, action="query", **{**parameters, **step})
            yield answer.get("query", {})
            step = answer.get("continue", {})
            if not step:
                return
            key = json.dumps(step, sort_keys=True)
            if key in seen:
                raise AnswerFailed(f"{self._host} continues a query in a circle", "refresh again later")
            seen.add(key)

    @property
    def _host(self) -> str:
        return urlsplit(self.settings.api_url).netloc or self.settings.api_url

    def _wait(self, error: Exception) -> bool | float:
        """Whether to try again: False, True after the usual backoff, or after so many seconds."""
        if isinstance(error, _Patience):
            if error.seconds is None:
                return True
            if error.seconds > self.settings.retry_after_cap:
                return False
            return error.seconds + random.uniform(0, self.settings.backoff / 2)  # noqa: S311 - jitter, not a secret
        if isinstance(error, httpx.ConnectError) and _is_tls(error):
            return False
        return isinstance(error, httpx.TransportError | _Unusable) and not isinstance(error, httpx.UnsupportedProtocol)

    def _once(self, query: dict[str, str]) -> dict[str, Any]:
        """Send one request and read its answer within the deadline."""
        pause = self._last_start + self.settings.interval - time.monotonic()
        if pause > 0:
            time.sleep(pause)
        self._last_start = time.monotonic()
        self.requests += 1
        encoded = urlencode(query)
        if len(encoded) > _LONGEST_GET:
            request = self._http.stream("POST", self.settings.api_url, data=query)
        else:
            request = self._http.stream("GET", f"{self.settings.api_url}?{encoded}")
        try:
            with request as response:
                self._check_status(response)
                return self._read(response)
        except httpx.DecodingError:
            raise _Unusable("a body that cannot be unpacked") from None

    def _check_status(self, response: httpx.Response) -> None:
        """Tell the statuses apart by what can be done about them."""
        status = response.status_code
        if status in _PATIENCE_STATUS:
            raise _Patience(f"HTTP {status}", _retry_after(response))
        if status in _REFUSED_STATUS:
            raise SourceUnreachable(
                f"{self._host} refuses this client (HTTP {status})",
                "check that PADDOCK_CONTACT is an address where the wiki's operators can reach you, and PADDOCK_BOT_TOKEN if you set one",
            )
        if status in {404, 405, 410}:
            raise SourceMisused(f"there is no API at {self.settings.api_url} (HTTP {status})", "set PADDOCK_API_URL to the wiki's api.php")
        if status != httpx.codes.OK:
            raise _Unusable(f"HTTP {status}")

    def _read(self, response: httpx.Response) -> dict[str, Any]:
        """Read a JSON body that arrives within the deadline and below the size cap."""
        end = self._last_start + self.settings.deadline
        body = bytearray()
        for chunk in response.iter_bytes():
            body += chunk
            if time.monotonic() > end:
                raise httpx.ReadTimeout("the answer drips in too slowly", request=response.request)
            if len(body) > self.settings.body_cap:
                raise _Unusable(f"more than {self.settings.body_cap:,} bytes")
        try:
            answer = json.loads(bytes(body))
        except ValueError:
            raise _Unusable(f"something that is not JSON ({response.headers.get('Content-Type', 'of no type')})") from None
        if not isinstance(answer, dict):
            raise _Unusable("JSON that is no API answer")
        if "error" in answer:
            self._check_error(answer["error"], response)
        return answer

    def _check_error(self, error: Mapping[str, Any], response: httpx.Response) -> None:
        """Raise what an API error means."""
        code, text = str(error.get("code", "")), str(error.get("info", ""))[:200]
        if code in _PATIENCE_CODES:
            raise _Patience(f"{code}: {text}", _retry_after(response) or _DEFAULT_RETRY_AFTER)
        if code.startswith("mwoauth") or code in {"assertuserfailed", "assertbotfailed", "readapidenied"}:
            raise SourceMisused(f"{self._host} does not accept the token ({code})", "renew PADDOCK_BOT_TOKEN, or unset it")
        if code in {"blocked", "autoblocked"}:
            remedy = "write to the wiki's operators from the address in PADDOCK_CONTACT"
            raise SourceUnreachable(f"{self._host} has blocked this client: {text}", remedy)
        if code.startswith("internal_api_error"):
            raise _Unusable(f"{code}: {text}")
        raise AnswerFailed(f"{self._host} answered {code}: {text}", "refresh again later; if it stays, the wiki's API has changed")


class _Unusable(Exception):  # noqa: N818 - said of an answer
    """An answer that says nothing: worth another attempt, then worth a smaller question."""


def user_agent(contact: str) -> str:
    """What we call ourselves to the wiki: program, version, the operator's contact, library."""
    return f"Paddock/{__version__} ({contact}) httpx/{httpx.__version__}"


def join_values(values: Sequence[str]) -> str:
    """Join the values of one API parameter; values that hold the usual separator are joined by the other one."""
    if any("|" in value for value in values):
        return "\x1f" + "\x1f".join(values)
    return "|".join(values)


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds that a Retry-After asks for; a date is measured against the server's own clock, never ours."""
    said = response.headers.get("Retry-After", "").strip()
    if said.isdigit():
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - parsedate_to_datetime(response.headers["Date"])).total_seconds())
    except (ValueError, TypeError, KeyError):
        return None


def _is_tls(error: BaseException) -> bool:
    """Whether a secure connection was refused, rather than any connection."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return True
        cause = cause.__cause__ or cause.__context__
    return "certificate" in str(error).lower()


def _unreachable(host: str, error: httpx.TransportError) -> SourceUnreachable:
    """Name what stands between us and the wiki."""
    if isinstance(error, httpx.ConnectError) and _is_tls(error):
        remedy = "check this machine's clock, and SSL_CERT_FILE where a proxy signs its own certificates"
        return SourceUnreachable(f"no secure connection to {host}: {error}", remedy)
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        remedy = "check the network, the name server and PADDOCK_API_URL, then refresh again"
        return SourceUnreachable(f"no connection to {host}: {error}", remedy)
    if isinstance(error, httpx.TimeoutException):
        return SourceUnreachable(f"{host} answers too slowly: {error}", "refresh again later, or raise the deadline setting")
    return SourceUnreachable(f"the connection to {host} broke off: {error}", "refresh again; if it stays, look for a proxy between")
