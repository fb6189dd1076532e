"""Infobox parameters to claims: which metric, of which series, with which value.

Belongs here: staging.infobox_claim and raw.infobox_field, by seeds/infobox_fields.csv and seeds/infobox_series.csv. Does not
belong here: who the driver is (driver) and whether a claim is right (the marts).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from pipeline.parse.claims import identity, values
from pipeline.parse.claims.boxlists import list_items, list_lines, without_years
from pipeline.parse.claims.boxseries import Scope, pair, several
from pipeline.parse.claims.celltext import numbers_text
from pipeline.parse.frames import FrameBuilder
from pipeline.parse.markup.boxes import field_name
from pipeline.parse.markup.table import Content, Document, InfoboxField
from pipeline.parse.rules import rule_table

_YEARS_LOST = re.compile(r"\d+\s*\([\s,;–-]*\)")
_KEPT = 1 << 12  # parameters
_BLANKS = re.compile(r"[\s_-]+")
_CAREER = re.compile(r"\s+career$", re.IGNORECASE)
_RACING = "racing driver"
_FAMILIES = (
    ("f1 driver", re.compile(r"(?:f1|formula (?:one|1)) driver")),
    ("le mans driver", re.compile(r"le ?mans driver")),
    ("wrc driver", re.compile(r"(?:wrc|rally) driver")),
    ("nascar driver", re.compile(r"nascar driver")),
    ("champ car driver", re.compile(r"champ ?car driver")),
    ("indycar driver", re.compile(r"(?:indy ?car|irl|indy racing league) driver")),
    ("motorcycle rider", re.compile(r"motorcycle (?:rider|racer)")),
    ("speedway rider", re.compile(r"speedway rider")),
    (_RACING, re.compile(r"rac(?:ing|e ?car) driver")),
)
_NAME = re.compile(r"^infobox (?:(?:former|retired|current) )?")
_OF_DRIVERS = re.compile(r"\b(?:driver|rider|racer)s?$")


@cache
def _about() -> frozenset[str]:
    """The parameters that say nothing of racing."""
    return frozenset(row["field"] for row in rule_table("infobox_about"))


@dataclass(slots=True, frozen=True)
class _Rule:
    """One row of infobox_fields.csv, ready to be matched."""

    key: str
    pattern: re.Pattern[str]
    metric: str
    kind: str


@dataclass(slots=True, frozen=True)
class _Claim:
    """One value of a field before it is written."""

    text: str
    value: Decimal | int | None = None
    state: str = "not_applicable"
    alternate: Decimal | int | None = None
    is_provisional: bool = False
    links: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 14)
def family(template: str) -> str:
    """The family of an infobox template (`f1 driver`), '' for those that speak of no racing (`Infobox person`)."""
    name = _NAME.sub("", _BLANKS.sub(" ", template.strip().lower()))
    found = next((key for key, pattern in _FAMILIES if pattern.match(name)), "")
    return found or (_RACING if _series_in(template) else "")


def _series_in(template: str) -> str:
    """The series that a template of no known family is about by its name (`Infobox BTCC driver`), '' where that is none we know."""
    name = _BLANKS.sub(" ", template.strip())[len("infobox ") :]
    series = _OF_DRIVERS.sub("", name).strip()
    return series if series != name and identity.is_known(series) else ""


@cache
def _series_of(kind: str) -> dict[str, str]:
    return {row["prefix"]: row["series"] for row in rule_table("infobox_series") if row["template"] == kind}


@cache
def _rules(kind: str) -> tuple[_Rule, ...]:
    prefixes = "|".join(sorted((re.escape(prefix) for prefix in _series_of(kind) if prefix), key=len, reverse=True)) or "(?!)"
    return tuple(
        _Rule(row["template"], re.compile(row["field"].replace("{series}", f"({prefixes})")), row["metric"], row["value"])
        for row in rule_table("infobox_fields")
        if row["template"] == kind
    )


@lru_cache(maxsize=_KEPT)
def _rule_of(kind: str, name: str) -> tuple[_Rule, str | None] | None:
    """The first rule of a family that knows a parameter, and the prefix that names a series in it."""
    for rule in _rules(kind):
        if found := rule.pattern.fullmatch(name):
            return rule, next(filter(None, found.groups()), None)
    return None


@lru_cache(maxsize=_KEPT)
def _names_series(name: str) -> bool:
    """Whether a parameter of a racing driver block names the series that the block is about."""
    return any(rule.kind == "scope" and rule.pattern.fullmatch(name) for rule in _rules(_RACING))


def read_infobox(document: Document, out: FrameBuilder) -> None:
    """Append every infobox parameter to raw.infobox_field and what the known ones claim to staging.infobox_claim.

    A parameter that no rule knows is listed as unmapped, as is a box of drivers of an unknown family; a value hidden by a
    template is an unread cell.
    """
    kinds = _kinds(document, out)
    scopes = _scopes(document, kinds)
    given: dict[tuple[int, str], int] = {}
    listed: set[int] = set()
    for item in document.fields:
        name = field_name(item.field)
        given[item.block_no, name] = given.get((item.block_no, name), 0) + 1
        if given[item.block_no, name] > 1:
            name = f"{name}_{given[item.block_no, name]}"
        cell_id = f"{out.snapshot_id}/infobox/{item.block_no}/{name}"
        out.add(
            "infobox_field", cell_id=cell_id, block_no=item.block_no, template=item.template, field=name, markup=item.markup,
            text=item.content.text,
        )  # fmt: skip
        for unread in item.content.unread[:1]:
            out.add("unread_cell", cell_id=cell_id, reason="template", template=unread.template, call=unread.call, text=item.content.text)
        if kind := kinds[item.block_no]:
            _read_field(item, kind, cell_id, scopes.get(item.block_no, []), out)
        elif item.block_no not in listed and _OF_DRIVERS.search(item.template.strip().lower()):
            out.add("unmapped_label", cell_id=cell_id, kind="infobox_template", label=item.template)
            listed.add(item.block_no)


def _kinds(document: Document, out: FrameBuilder) -> dict[int, str]:
    """The family of each block: by its template, or by its parameters (seeds/infobox_signs.csv) where the format has lost that."""
    kinds = {item.block_no: family(item.template) for item in document.fields}
    if "templates" in document.losses:
        for block_no in kinds:
            names = {field_name(item.field) for item in document.fields if item.block_no == block_no}
            signs = (row for row in rule_table("infobox_signs") if any(re.fullmatch(row["field"], name) for name in names))
            if sign := next(signs, None):
                kinds[block_no] = sign["template"]
                out.add("rule_use", rule_table="infobox_signs", rule_key=sign["field"])
    return kinds


def _scopes(document: Document, kinds: dict[int, str]) -> dict[int, list[Scope]]:
    """The series of each block: those that a racing driver block names, or the one that its template is about."""
    scopes: dict[int, list[Scope]] = {}
    for item in document.fields:
        kind = kinds[item.block_no]
        if kind and "" in _series_of(kind):
            scopes[item.block_no] = [Scope(_series_of(kind)[""], "")]
        elif kind == _RACING and (series := _series_in(item.template)):
            scopes.setdefault(item.block_no, [Scope(series, "")])
        if kind == _RACING and _names_series(field_name(item.field)):
            link = next((run.link for run in item.content.runs if run.link), "")
            one = Scope(_CAREER.sub("", ", ".join(list_lines(item.content))), link)
            scopes.setdefault(item.block_no, several(item.content) or [one])
    return scopes


def _read_field(item: InfoboxField, kind: str, cell_id: str, scopes: list[Scope], out: FrameBuilder) -> None:
    name = field_name(item.field)
    found = _rule_of(kind, name) or (_rule_of(_RACING, name) if scopes and kind != _RACING else None)
    if found:
        rule, prefix = found
        out.add("rule_use", rule_table="infobox_fields", rule_key=rule.key)
        if prefix:
            scopes = [Scope(_series_of(kind)[prefix], "")]
        elif rule.kind == "career list":
            scopes = []
        if scopes and kind != _RACING:
            out.add("rule_use", rule_table="infobox_series", rule_key=rule.key)
        metric, value = _measured(rule, item.content)
        for number, (claim, scope) in enumerate(_scoped(item.content, value, scopes), 1):
            series_id = scope.series_id if scope else None
            out.add(
                "infobox_claim", cell_id=cell_id, block_no=item.block_no, item_no=number, template=item.template, field=name,
                series=scope.name if scope else None, series_id=series_id, metric=metric,
                value=_exact(claim.value), alternate=_exact(claim.alternate), value_text=claim.text, state=claim.state,
                is_provisional=claim.is_provisional, item_id=_item_id(rule.metric, claim, series_id or ""),
            )  # fmt: skip
            if claim.state == "unread" and not item.content.unread:
                out.add("unread_cell", cell_id=cell_id, reason="unknown_text", text=claim.text)
    elif name in _about():
        out.add("rule_use", rule_table="infobox_about", rule_key=name)
    else:
        out.add("unmapped_label", cell_id=cell_id, kind="infobox_field", label=name)


def _measured(rule: _Rule, content: Content) -> tuple[str, str]:
    """Metric and kind of a field's claims by its rule; a number of seasons may be written as the years of them (`1950–1955`)."""
    text = values.clean(content.text)[0]
    if rule.metric == "seasons" and values.read_count(text).state == "unread" and values.read_season(text)[0]:
        return "active_years", "text"
    return rule.metric, rule.kind


def _item_id(metric: str, claim: _Claim, series_id: str) -> str | None:
    """Which team or series an item of a list names; None for every other claim."""
    if metric in {"team", "former_team", "current_team"}:
        return identity.team_id(without_years(claim.text), claim.links, series_id)
    return identity.series_id(identity.series_and_class(claim.text)[0]) if metric in {"prev_series", "title"} and claim.text else None


def _scoped(content: Content, kind: str, scopes: list[Scope]) -> Iterator[tuple[_Claim, Scope | None]]:
    """The claims of one field, each with the series that it is of; None where the block names several, and the field none of them."""
    paired = pair(content, scopes) if len(scopes) > 1 and kind != "skip" else []
    if not paired:
        scope = scopes[0] if len(scopes) == 1 else None
        yield from ((claim, scope) for claim in _claims(content, kind))
    for item, scope in paired:
        is_text = kind in {"list", "text", "scope"}
        text = values.clean(item.text)[0]
        yield _Claim(text, links=item.links) if is_text else _single(text, content.marks, "count" if kind == "titles" else kind), scope


def _claims(content: Content, kind: str) -> Iterator[_Claim]:
    """The claims of one field: a list gives one for each item, a field that hides its value one unread claim."""
    text = values.clean(content.text)[0]
    if kind == "skip":
        return
    if kind == "titles":
        items = [item.text for item in list_items(content)]
        kind = "count" if values.read_count(text, content.marks).state != "unread" else "list"
        if kind == "list":
            years = sum(max(1, len(re.findall(r"(?:18|19|20)\d\d", item))) for item in items)
            yield _Claim(text, years, "reported")
            return
    if kind in {"list", "career list"}:
        for item in list_items(content):
            if not values.state_of(item.text)[0]:
                yield _Claim(item.text, links=item.links)
        return
    if content.unread and kind in {"count", "points", "position", "year"} and not (kind == "count" and _YEARS_LOST.fullmatch(text)):
        yield _Claim(text, None, "unread")
        return
    yield _single(values.clean(numbers_text(content))[0], content.marks, kind)


def _single(text: str, marks: tuple[str, ...], kind: str) -> _Claim:
    if kind == "count":
        count = values.read_total(text, marks)
        return _Claim(text, count.value, count.state, count.alternate, count.is_provisional)
    if kind == "points":
        points = values.read_points(text, marks)
        return _Claim(text, points.value, points.state, points.gross, points.is_provisional)
    if kind == "position":
        position = values.read_position(text, marks)
        if position.rank is None and (race := values.read_position(re.sub(r"\s*(?:\(|[-–—]\s).*", "", text), marks)).state != "unread":
            position = race
        return _Claim(text, position.rank, position.state, position.points, position.is_provisional)
    if kind == "year":
        first, _ = values.read_season(text)
        return _Claim(text, first, "reported" if first else values.state_of(text)[0] or "unread")
    return _Claim(text)


def _exact(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
