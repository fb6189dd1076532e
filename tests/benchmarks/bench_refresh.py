"""One warm refresh of the seed article against an empty Dagster job with as many assets, checks and steps, in one process.

Prints the seconds of each (the least of a few turns, taken by turns) and their ratio: aim 1.3, accept 1.6. Then the time of
each of our steps. The empty job does in Dagster what ours does: the same asset keys and checks, in the same steps, each
asset with a row count, each check with a number. It runs on Dagster's own event log, ours on pipeline/run/eventlog.py.
"""

import os
import tempfile
import time
from pathlib import Path
from typing import Any

import dagster as dg

TURNS = 5


def empty_job() -> dg.JobDefinition:
    """As many assets and checks as the real graph has, in as many steps, that do nothing."""
    from pipeline.definitions import defs  # noqa: PLC0415 - after the environment is set

    graph = defs.resolve_asset_graph()
    wanted = defs.resolve_job_def("refresh").asset_layer.selected_asset_keys
    assets, checks = [], []
    for definition in graph.assets_defs:
        keys = sorted(definition.keys & wanted)
        if definition.is_executable and keys:
            assets.append(_empty_asset(definition.op.name, [definition.get_asset_spec(key) for key in keys]))
        elif definition.is_executable and list(definition.check_specs) and not definition.keys:
            checks.append(_empty_checks(definition.op.name, list(definition.check_specs)))
    empty = dg.Definitions(
        assets=assets,
        asset_checks=checks,
        executor=dg.in_process_executor,
        jobs=[dg.define_asset_job("empty", selection=dg.AssetSelection.all())],
        loggers={"progress": _silent()},
    )
    return empty.resolve_job_def("empty")


def _empty_asset(name: str, specs: list[dg.AssetSpec]) -> dg.AssetsDefinition:
    own = {spec.key for spec in specs}
    bare = [dg.AssetSpec(spec.key, deps=[dep.asset_key for dep in spec.deps if dep.asset_key not in own]) for spec in specs]

    @dg.multi_asset(name=name, specs=bare)
    def nothing():
        for spec in bare:
            yield dg.MaterializeResult(asset_key=spec.key, metadata={"dagster/row_count": 1})

    return nothing


def _empty_checks(name: str, specs: list[dg.AssetCheckSpec]) -> dg.AssetChecksDefinition:
    @dg.multi_asset_check(name=name, specs=specs)
    def nothing():
        for spec in specs:
            yield dg.AssetCheckResult(check_name=spec.name, asset_key=spec.asset_key, passed=True, metadata={"failing_rows": 0})

    return nothing


def _silent() -> dg.LoggerDefinition:
    from pipeline.command.refresh import progress_logger  # noqa: PLC0415 - after the environment is set

    return progress_logger


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PADDOCK_WAREHOUSE"] = str(Path(folder, "warehouse"))
        os.environ["DAGSTER_HOME"] = str(Path(folder, "dagster"))
        from pipeline.command.refresh import build_job  # noqa: PLC0415 - the same
        from pipeline.run.instance import open_instance  # noqa: PLC0415 - after the environment is set

        jobs = {"refresh": build_job(), "empty": empty_job()}
        best = {"refresh": float("inf"), "empty": float("inf")}
        steps: dict[Any, float] = {}
        with open_instance() as ours, dg.DagsterInstance.local_temp(folder) as own:
            for turn in range(TURNS + 1):
                for name, job in jobs.items():
                    started = time.perf_counter()
                    result = job.execute_in_process(
                        instance=ours if name == "refresh" else own, run_config={"loggers": {"progress": {"config": {}}}}
                    )
                    seconds = time.perf_counter() - started
                    if turn and seconds < best[name]:
                        best[name] = seconds
                        if name == "refresh":
                            done = [event for event in result.all_events if event.is_step_success]
                            steps = {event.step_key: event.step_success_data.duration_ms / 1000 for event in done}
        print(
            f"refresh {best['refresh']:.2f} s, empty job {best['empty']:.2f} s, "
            f"ratio {best['refresh'] / best['empty']:.2f} (aim 1.3, accept 1.6)"
        )
        print(", ".join(f"{name} {seconds:.2f}" for name, seconds in sorted(steps.items(), key=lambda item: -item[1])[:10]))


if __name__ == "__main__":
    main()
