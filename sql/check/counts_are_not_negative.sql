-- severity: WARN
-- table: mart.season_entry
-- invariant: 13
-- remedy: Mend the number in the article.
-- Races, wins, poles, fastest laps and podiums are not negative; a row that says so is quarantined.
with rejected as (
    select * from quality.rejected_row
    where regexp_extract(rule, '^\d+') = '13'
),

broken as (
    select * from mart.season_entry
    where least(races, wins, poles, fastest_laps, podiums) < 0
)

select driver_id, cell_id, row_text from rejected
union all
select driver_id, cell_id, concat_ws(' | ', season, series, races, wins, poles, fastest_laps, podiums) as row_text from broken
