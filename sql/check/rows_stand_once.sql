-- severity: WARN
-- table: mart.season_entry
-- invariant: 12
-- remedy: Remove the copy in the article.
-- No row stands twice in a summary; the copy is quarantined.
with rejected as (
    select * from quality.rejected_row
    where regexp_extract(rule, '^\d+') = '12'
),

entries as (
    select * from mart.season_entry
    qualify count(*) over (
        partition by driver_id, table_no, first_year, series_id, series_class, team_id, role, races, wins, poles, fastest_laps, podiums
    ) > 1
        and count(*) over (partition by driver_id, table_no, row_no) > 1
)

select driver_id, cell_id, row_text from rejected
union all
select driver_id, cell_id, concat_ws(' | ', season, series, team, races) as row_text from entries
