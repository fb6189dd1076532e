"""What looks at the wiki between runs, and what tells when a run has failed.

Belongs here: the sensor that asks for a run of what has moved, the failure sensor, the asset that stands for the wiki.
Does not belong here: the runs themselves (schedule), asking the wiki (extract/mediawiki).
"""

import json
import os
from hashlib import sha256

import dagster as dg
import httpx

from pipeline.extract.mediawiki.client import WikiClient
from pipeline.extract.mediawiki.follow import Follow
from pipeline.extract.mediawiki.pages import PageState, Wanted, page_states
from pipeline.extract.mediawiki.settings import CONTACT, WikiSettings, has_contact
from pipeline.extract.source import SourceError
from pipeline.run.resource import OWNER
from pipeline.schedule import NO_CONTACT, REFRESH

WEBHOOK = "PADDOCK_WEBHOOK"
SLICE = 1_500  # articles looked at in one tick: at one request a second they take half a minute
_INTERVAL = 15 * 60
_UNDER_WAY = [dg.DagsterRunStatus.QUEUED, dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED]

WIKI = dg.AssetSpec(
    ["wikipedia", "articles"],
    description="The followed articles as they stand on the wiki; its version is a hash over their newest revision ids.",
    group_name="extract",
    owners=[OWNER],
    kinds={"wikipedia"},
)


def default_status(is_ready: bool) -> dg.DefaultSensorStatus:  # noqa: FBT001 - one question, one answer
    """On where what it needs is set, off where it is not."""
    return dg.DefaultSensorStatus.RUNNING if is_ready else dg.DefaultSensorStatus.STOPPED


def off(variable: str) -> str:
    """Why something is off, for its description."""
    return "" if os.environ.get(variable) else f" Off: {variable} is not set."


@dg.sensor(
    name="wiki_changes",
    job=REFRESH,
    minimum_interval_seconds=_INTERVAL,
    default_status=default_status(has_contact()),
    description="Every quarter of an hour, asks the wiki for the revision ids of the watchlist, fifty articles in a request, and requests "
    f"a run for those that have moved.{off(CONTACT)}",
)
def wiki_changes(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """Compare revision ids with those of the last look, which the cursor holds with the place in the watchlist to go on from."""
    if not has_contact():
        return dg.SkipReason(NO_CONTACT)
    running = dg.RunsFilter(job_name=REFRESH.name, statuses=_UNDER_WAY)
    if context.instance.get_runs_count(running):
        return dg.SkipReason("a refresh is under way; what has moved is asked for after it")
    cursor = json.loads(context.cursor or '{"next": 0, "seen": {}}')
    seen: dict[str, list[int]] = cursor["seen"]
    try:
        states, following, requests = _look(seen, cursor["next"])
    except SourceError as error:
        return dg.SkipReason(str(error))
    moved = [state for state in states if state.revision_id != (seen.get(state.wanted.title) or [0, 0])[1]]
    seen |= {state.wanted.title: [state.page_id or 0, state.revision_id or 0] for state in states}
    version = sha256(json.dumps(sorted(seen.items())).encode()).hexdigest()[:12]
    titles = sorted(state.title for state in moved)
    run = dg.RunRequest(
        run_key=sha256(json.dumps(sorted((state.title, state.revision_id) for state in moved)).encode()).hexdigest(),
        run_config={"ops": {"extract": {"config": {"source": "wikipedia", "titles": titles}}}},
        tags={"paddock/started_by": "wiki_changes"},
    )
    return dg.SensorResult(
        run_requests=[run] if moved else [],
        skip_reason=None if moved else dg.SkipReason(f"none of {len(states)} articles has moved ({requests} requests)"),
        cursor=json.dumps({"next": following, "seen": seen}),
        asset_events=[
            dg.AssetObservation(
                WIKI.key,
                metadata={"articles": len(states), "moved": len(moved), "requests": requests, "titles": ", ".join(titles[:50])},
                tags={"dagster/data_version": version},
            )
        ],
    )


def _look(seen: dict[str, list[int]], start: int) -> tuple[list[PageState], int, int]:
    """Where the next slice of the watchlist stands, where the one after it starts, and how many requests it took."""
    with WikiClient(WikiSettings.from_environment(attempts=2, deadline=20.0, retry_after_cap=20.0)) as client:
        wanted = Follow().wanted(client)
        start = start if start < len(wanted) else 0
        part = [Wanted(one.title, (seen.get(one.title) or [0])[0] or None) for one in wanted[start : start + SLICE]]
        states = [state for state in page_states(client, part) if not state.problem]
        following = start + SLICE if start + SLICE < len(wanted) else 0
        return states, following, client.requests


@dg.run_failure_sensor(
    name="tell_of_failures",
    default_status=default_status(bool(os.environ.get(WEBHOOK))),
    description=f"Posts a line of JSON to {WEBHOOK} when a run fails: job, run id, message.{off(WEBHOOK)}",
)
def tell_of_failures(context: dg.RunFailureSensorContext) -> None:
    """Post the failure of a run. An endpoint that does not answer fails this tick, which Dagster shows and repeats."""
    webhook = os.environ.get(WEBHOOK)
    if not webhook:
        return
    run = context.dagster_run
    text = f"Paddock: {run.job_name} failed ({run.run_id[:8]}): {context.failure_event.message}"
    httpx.post(webhook, json={"text": text, "job": run.job_name, "run_id": run.run_id}, timeout=10).raise_for_status()
