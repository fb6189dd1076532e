-- severity: WARN
-- table: mart.reconciliation
-- invariant: 42
-- remedy: Bring the infobox of the article up to date, or say what it counts.
-- The infobox's wins, podiums, poles, fastest laps and titles equal their sums.
select
    driver_id, cell_id, season, series, metric, infobox_value, summary_value, grid_value, prose_value, verdict, kind,
    difference, note
from mart.reconciliation
where verdict = 'conflict' and infobox_value is not null and metric in ('wins', 'podiums', 'poles', 'fastest_laps', 'titles')
