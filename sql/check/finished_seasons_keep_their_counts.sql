-- severity: WARN
-- table: mart.article_change
-- invariant: 72
-- remedy: An editor took something away from a season long over: compare the two revisions.
-- Counts of finished seasons do not fall between revisions, nor are they left out, nor do the wins, podiums, poles and fastest laps
-- in the cells of their grids; what only moves within a season, or stands behind a template now, has not gone.
with changes as (
    select * from mart.article_change
    where is_finished_season
),

counts as (
    select *, try_cast(old_value as decimal(12, 4)) as was, try_cast(new_value as decimal(12, 4)) as became from changes
    where table_name = 'mart.season_entry' and column_name in ('races', 'wins', 'poles', 'fastest_laps', 'podiums')
),

honours as (
    select *, try_cast(old_value as integer) as old_place, try_cast(new_value as integer) as new_place from changes
    where table_name = 'mart.race_result' and column_name in ('position', 'is_pole', 'is_fastest_lap')
),

moved as (
    select * from counts
    union all by name
    select * exclude (old_place, new_place), (old_place = 1)::integer as was, (new_place = 1)::integer as became
    from honours
    where column_name = 'position'
    union all by name
    select
        * exclude (old_place, new_place) replace ('podium' as column_name),
        (old_place <= 3)::integer as was,
        (new_place <= 3)::integer as became
    from honours
    where column_name = 'position'
    union all by name
    select * exclude (old_place, new_place), (old_value = 'true')::integer as was, (new_value = 'true')::integer as became
    from honours
    where column_name != 'position'
),

fallen as (
    select driver_id, table_name, first_year, column_name
    from moved
    group by driver_id, table_name, first_year, column_name
    having sum(coalesce(became, 0) - coalesce(was, 0)) < 0
),

hidden as (
    select driver_id, first_year, 'mart.season_entry' as table_name from mart.season_entry
    where list_contains([races_state, wins_state, poles_state, fastest_laps_state, podiums_state], 'unread')
    union
    select driver_id, season as first_year, 'mart.race_result' as table_name from mart.race_result
    where state = 'unread'
)

select driver_id, cell_id, table_name, row_key, column_name, old_value, new_value
from counts
where rise < 0
union all
select moved.driver_id, moved.cell_id, moved.table_name, moved.row_key, moved.column_name, moved.old_value, moved.new_value
from moved
semi join fallen
    on moved.driver_id = fallen.driver_id
    and moved.table_name = fallen.table_name
    and moved.first_year = fallen.first_year
    and moved.column_name = fallen.column_name
anti join hidden
    on moved.driver_id = hidden.driver_id and moved.table_name = hidden.table_name and moved.first_year = hidden.first_year
where coalesce(moved.became, 0) < moved.was and (moved.rise is null or moved.table_name = 'mart.race_result')
