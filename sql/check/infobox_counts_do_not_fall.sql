-- severity: WARN
-- table: mart.article_change
-- invariant: 77
-- remedy: An infobox count fell: compare the two revisions.
-- An infobox count does not fall between revisions.
select driver_id, cell_id, table_name, row_key, column_name, old_value, new_value
from mart.article_change
where table_name = 'staging.infobox_claim' and rise < 0 and column_name = 'value'
    and regexp_matches(row_key, '/(races|entries|titles|(class_|stage_)?wins|podiums|poles|fastest_laps|top_10)(/[0-9]+)?$')
