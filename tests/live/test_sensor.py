"""The sensor, the schedule and the failure sensor, evaluated as the daemon would, against a real MediaWiki."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import dagster as dg
import pytest
import stamina

from pipeline import sensor
from pipeline.definitions import build_definitions
from pipeline.extract.mediawiki import follow
from pipeline.schedule import REFRESH, daily

TITLES = ["Sensed one", "Sensed two", "Sensed three"]


@pytest.fixture
def watched(wiki, tmp_path, monkeypatch):
    """Three followed articles, and the environment of a user who has set a contact."""
    for title in TITLES:
        wiki.edit(title, f"'''{title}'''")
    watchlist = tmp_path / "watchlist.csv"
    watchlist.write_text("\n".join(["title,note", *(f"{title}," for title in TITLES)]) + "\n", encoding="utf-8")
    monkeypatch.setattr(sensor, "Follow", lambda: follow.Follow(watchlist=watchlist))
    monkeypatch.setenv("PADDOCK_CONTACT", "live-tests@example.org")
    monkeypatch.setenv("PADDOCK_API_URL", wiki.api_url)
    return wiki


def tick(cursor=None, instance=None):
    with dg.DagsterInstance.ephemeral() as empty, dg.build_sensor_context(cursor=cursor, instance=instance or empty) as context:
        return sensor.wiki_changes(context)


def asked(result) -> list[str]:
    (run,) = result.run_requests
    return run.run_config["ops"]["extract"]["config"]["titles"]


def test_the_sensor_requests_a_run_for_what_has_moved_and_for_nothing_else(watched):
    first = tick()
    assert asked(first) == sorted(TITLES)
    before = watched.requests()
    still = tick(first.cursor)
    assert still.run_requests == []
    assert "none of 3 articles has moved (1 requests)" in still.skip_reason.skip_message
    assert watched.requests() - before == 1
    watched.edit("Sensed two", "'''Sensed two''' won.")
    moved = tick(still.cursor)
    assert asked(moved) == ["Sensed two"]
    assert tick(moved.cursor).run_requests == []


def test_a_tick_observes_the_wikis_version(watched):
    first, second = tick(), tick()
    (seen,), (again,) = first.asset_events, second.asset_events
    assert seen.tags["dagster/data_version"] == again.tags["dagster/data_version"]
    watched.edit("Sensed one", "'''Sensed one''' retired.")
    (other,) = tick(first.cursor).asset_events
    assert other.tags["dagster/data_version"] != seen.tags["dagster/data_version"]


@pytest.mark.usefixtures("watched")
def test_a_long_watchlist_is_looked_at_in_slices(monkeypatch):
    monkeypatch.setattr(sensor, "SLICE", 2)
    first = tick()
    second = tick(first.cursor)
    assert [asked(first), asked(second)] == [["Sensed one", "Sensed two"], ["Sensed three"]]
    assert json.loads(second.cursor)["next"] == 0
    assert tick(second.cursor).run_requests == []


def test_no_run_is_asked_for_while_one_is_under_way(watched):
    with dg.DagsterInstance.ephemeral() as instance:
        run = instance.create_run_for_job(build_definitions().resolve_job_def(REFRESH.name), status=dg.DagsterRunStatus.STARTED)
        before = watched.requests()
        assert "under way" in tick(instance=instance).skip_message
        assert watched.requests() == before
        instance.report_run_failed(run)
        assert asked(tick(instance=instance))


@pytest.mark.usefixtures("watched")
def test_a_wiki_that_does_not_answer_is_a_reason_and_not_a_failure(monkeypatch):
    monkeypatch.setenv("PADDOCK_API_URL", "http://127.0.0.1:1/w/api.php")
    with stamina.set_testing(True):
        assert "no connection to 127.0.0.1:1" in tick().skip_message


def test_without_a_contact_sensor_and_schedule_are_off_and_say_why(watched, monkeypatch):
    monkeypatch.delenv("PADDOCK_CONTACT")
    before = watched.requests()
    assert "PADDOCK_CONTACT is not set" in tick().skip_message
    with dg.build_schedule_context() as context:
        assert "PADDOCK_CONTACT is not set" in daily(context).skip_message
    assert watched.requests() == before
    assert sensor.default_status(is_ready=False) == dg.DefaultSensorStatus.STOPPED
    assert sensor.off("PADDOCK_CONTACT") == " Off: PADDOCK_CONTACT is not set."


@pytest.mark.usefixtures("watched")
def test_the_schedule_follows_the_whole_watchlist():
    with dg.build_schedule_context() as context:
        assert daily(context).run_config == {"ops": {"extract": {"config": {"source": "wikipedia"}}}}


def test_a_failed_run_is_posted_to_the_webhook(monkeypatch):
    heard = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self):
            heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    @dg.op
    def fails():
        raise ValueError("no")

    @dg.job
    def failing():
        fails()

    server = HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        monkeypatch.setenv("PADDOCK_WEBHOOK", f"http://127.0.0.1:{server.server_port}/")
        with dg.DagsterInstance.ephemeral() as instance:
            result = failing.execute_in_process(instance=instance, raise_on_error=False)
            context = dg.build_run_status_sensor_context(
                sensor_name="tell_of_failures",
                dagster_instance=instance,
                dagster_run=result.dagster_run,
                dagster_event=result.get_run_failure_event(),
            ).for_run_failure()
            sensor.tell_of_failures(context)
    finally:
        server.shutdown()
        server.server_close()
    (told,) = heard
    assert told["job"] == "failing"
    assert told["run_id"] == result.run_id
