-- severity: WARN
-- table: mart.season_standing
-- invariant: 19
-- remedy: Mend the position in the article.
-- A position is at least 1; a row that says otherwise is quarantined.
with rejected as (
    select * from quality.rejected_row
    where regexp_extract(rule, '^\d+') = '19'
),

broken as (
    select * from mart.season_standing
    where position < 1
)

select driver_id, cell_id, row_text from rejected
union all
select driver_id, cell_id, concat_ws(' | ', season, series, position_text) as row_text from broken
