-- severity: WARN
-- table: mart.season_entry
-- invariant: 64
-- remedy: Split the grid's row by team, or mend the team in one of the two tables.
-- The teams of a season's entries stand in the grid of that season and series, by a word of their name.
with entries as (
    select * from mart.season_entry
    where discipline = 'racing' and team_id is not null and role is null
),

grid_teams as (
    select distinct
        driver_id,
        season,
        series_id,
        team,
        team_id
    from mart.race_result
    where team_id is not null and kind = 'results_grid'
),

grids as (
    select
        driver_id,
        season,
        series_id,
        string_agg(distinct team, ', ' order by team) as teams
    from grid_teams
    group by driver_id, season, series_id
),

plain_words as (select * from raw.rule_plain_words),

entry_words as (
    select
        driver_id,
        cell_id,
        first_year,
        series_id,
        unnest(list_append(string_split_regex(team_id, '[-+]'), team_id)) as word
    from entries
),

grid_words as (
    select
        driver_id,
        season,
        series_id,
        unnest(list_append(string_split_regex(team_id, '[-+]'), team_id)) as word
    from grid_teams
),

matches as (
    select entry_words.*
    from entry_words
    semi join grid_words
        on entry_words.driver_id = grid_words.driver_id
        and entry_words.first_year = grid_words.season
        and entry_words.series_id = grid_words.series_id
        and entry_words.word = grid_words.word
    anti join plain_words on entry_words.word = plain_words.word
)

select
    entries.driver_id,
    entries.cell_id,
    entries.season,
    entries.series,
    entries.team,
    grids.teams as grid_teams
from entries
inner join grids
    on entries.driver_id = grids.driver_id
    and entries.first_year = grids.season
    and entries.series_id = grids.series_id
anti join matches on entries.cell_id = matches.cell_id
