-- severity: WARN
-- table: mart.article_change
-- invariant: 73
-- remedy: The points of a season long over moved: compare the two revisions.
-- Points of finished seasons do not change between revisions.
select driver_id, cell_id, table_name, row_key, column_name, old_value, new_value
from mart.article_change
where table_name = 'mart.season_standing' and is_finished_season and rise != 0 and column_name = 'points'
