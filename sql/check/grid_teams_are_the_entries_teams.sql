-- severity: WARN
-- table: mart.season_entry
-- invariant: 64
-- remedy: Split the grid's row by team, or mend the team in one of the two tables.
-- The teams of a season's entries stand in the grid of that season and series.
with entries as (
    select * from mart.season_entry
    where discipline = 'racing' and team_id is not null and role is null
),

grid_teams as (
    select
        driver_id,
        season,
        series_id,
        string_agg(distinct team, ', ' order by team) as teams,
        list(distinct team_id) as team_ids
    from mart.race_result
    where team_id is not null and kind = 'results_grid'
    group by driver_id, season, series_id
)

select
    entries.driver_id,
    entries.cell_id,
    entries.season,
    entries.series,
    entries.team,
    grid_teams.teams as grid_teams
from entries
inner join grid_teams
    on entries.driver_id = grid_teams.driver_id
    and entries.first_year = grid_teams.season
    and entries.series_id = grid_teams.series_id
where not list_contains(grid_teams.team_ids, entries.team_id)
