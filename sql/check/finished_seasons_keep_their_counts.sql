-- severity: WARN
-- table: mart.article_change
-- invariant: 72
-- remedy: An editor took something away from a season long over: compare the two revisions.
-- Counts of finished seasons do not fall between revisions.
select driver_id, cell_id, table_name, row_key, column_name, old_value, new_value
from mart.article_change
where table_name = 'mart.season_entry' and is_finished_season and rise < 0
    and column_name in ('races', 'wins', 'poles', 'fastest_laps', 'podiums')
