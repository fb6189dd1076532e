-- severity: WARN
-- table: mart.season_entry
-- invariant: 3
-- remedy: Give the row its season in the article.
-- The first body row of a summary has a season of its own; a row without any is quarantined.
select driver_id, cell_id, table_name, rule, row_text
from quality.rejected_row
where regexp_extract(rule, '^\d+') = '3'
