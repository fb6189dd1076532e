-- severity: WARN
-- table: mart.season_entry
-- invariant: 64
-- remedy: Split the grid's row by team, or mend the team in one of the two tables.
-- The teams of a season's entries stand in the grid of that season and series, by a word of their name.
with entries as (
    select
        *,
        list_filter(string_split(team_id, '-'), lambda word: not list_contains(['racing', 'team', 'motorsport', 'motorsports', 'scuderia', 'competition', 'sport', 'f1', 'formula', 'one', 'the', 'by', 'of', 'international', 'engineering', 'autosport', 'cars'], word)) as words
    from mart.season_entry
    where discipline = 'racing' and team_id is not null and role is null
),

grid_teams as (
    select
        driver_id,
        season,
        series_id,
        string_agg(distinct team, ', ' order by team) as teams,
        list(distinct team_id) as team_ids,
        flatten(list(distinct list_filter(string_split(team_id, '-'), lambda word: not list_contains(['racing', 'team', 'motorsport', 'motorsports', 'scuderia', 'competition', 'sport', 'f1', 'formula', 'one', 'the', 'by', 'of', 'international', 'engineering', 'autosport', 'cars'], word)))) as words
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
where not list_contains(grid_teams.team_ids, entries.team_id) and not list_has_any(grid_teams.words, entries.words)
