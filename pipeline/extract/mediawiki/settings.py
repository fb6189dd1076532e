"""What a user may set about the wiki: the address, the manners, the patience.

Belongs here: the settings, their defaults, and what makes them wrong. Does not belong here: using them (client).
"""

import os
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from pipeline.extract.source import SourceMisused

API_URL = "https://en.wikipedia.org/w/api.php"
CONTACT = "PADDOCK_CONTACT"
TOKEN = "PADDOCK_BOT_TOKEN"  # noqa: S105 - the name of a variable, not its value


@dataclass(frozen=True, slots=True)
class WikiSettings:
    """How to ask one wiki. Times are seconds; `contact` is the operator's own address, without which nothing is asked.

    `interval` lies between the starts of two requests, which never overlap. `attempts` counts the first one. `backoff`
    is the first wait after a failure; it doubles, with jitter, up to `backoff_cap`. A Retry-After is obeyed to the
    second unless it is longer than `retry_after_cap`, which ends the run instead. `deadline` bounds one whole answer.
    """

    contact: str
    api_url: str = API_URL
    interval: float = 1.0
    batch: int = 50
    maxlag: int = 5
    attempts: int = 6
    backoff: float = 1.0
    backoff_cap: float = 60.0
    retry_after_cap: float = 180.0
    connect_timeout: float = 10.0
    deadline: float = 90.0
    body_cap: int = 64_000_000
    token: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls, **overrides: object) -> "WikiSettings":
        """Read PADDOCK_CONTACT, PADDOCK_API_URL and PADDOCK_BOT_TOKEN; `overrides` replace defaults by name.

        Errors: SourceMisused where the contact is missing, or one of the three cannot be what it should.
        """
        values: dict[str, object] = {"api_url": _require_address(os.environ.get("PADDOCK_API_URL") or API_URL), **overrides}
        token = os.environ.get(TOKEN, "").strip()
        if not re.fullmatch(r"[!-~]*", token):
            raise SourceMisused(f"{TOKEN} holds something that no token can hold", f"copy the token again, or unset {TOKEN}")
        return cls(contact=require_contact(os.environ.get(CONTACT, "")), token=token, **values)  # ty: ignore[invalid-argument-type]

    @property
    def index_url(self) -> str:
        """The address of index.php, beside api.php: permalinks and differences start with it."""
        return re.sub(r"api\.php$", "index.php", self.api_url)

    def permalink(self, revision_id: int) -> str:
        """The address of one version of an article."""
        return f"{self.index_url}?oldid={revision_id}"


def has_contact() -> bool:
    """Whether PADDOCK_CONTACT holds something that can be a contact."""
    try:
        require_contact(os.environ.get(CONTACT, ""))
    except SourceMisused:
        return False
    return True


def _require_address(url: str) -> str:
    """Give back a web address, stripped. Errors: SourceMisused where it is none."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        is_address = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_address = False
    if not is_address or not url.isascii() or not url.isprintable() or " " in url:
        raise SourceMisused(f"PADDOCK_API_URL is {url!r}, which is no web address", "set it to the https address of the wiki's api.php")
    return url


def require_contact(contact: str) -> str:
    """Give back a usable contact, stripped. Errors: SourceMisused where there is none or it cannot be put in a header."""
    contact = contact.strip()
    remedy = f"set {CONTACT} to your own e-mail address or the address of a page about you; wikis ask every client for one"
    if not contact:
        raise SourceMisused(f"{CONTACT} is not set, so no request goes out", remedy)
    is_address = re.fullmatch(r"[^@\s()]+@[^@\s()]+\.[^@\s()]+|https?://[^\s()]+\.[^\s()]+", contact)
    if not is_address or not contact.isascii() or not contact.isprintable():
        raise SourceMisused(f"{CONTACT} is {contact!r}, which is neither an e-mail address nor a web address", remedy)
    return contact
