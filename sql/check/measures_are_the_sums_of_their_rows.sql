-- severity: ERROR
-- table: mart.driver_measure
-- invariant: 38
-- remedy: A mart of measures is not what mart.contribution adds up to, or that is not what mart.season_entry holds.
-- The counts of every career, season, series and team are the sums of the rows of mart.contribution, and these, where the summary is
-- the basis, are the racing entries; titles and best places are those of mart.driver_measure.
with contributions as (select * from mart.contribution),

measures as (
    select 'career' as scope, driver_id, null as season, null as series_id, null as team_id, races, wins, poles, fastest_laps, podiums, races_unread, wins_unread
    from mart.driver_career
    union all
    select 'season', driver_id, season, null, null, races, wins, poles, fastest_laps, podiums, races_unread, wins_unread
    from mart.driver_season
    union all
    select 'series', driver_id, null, series_id, null, races, wins, poles, fastest_laps, podiums, races_unread, wins_unread
    from mart.driver_series
    union all
    select 'team', driver_id, null, null, team_id, races, wins, poles, fastest_laps, podiums, races_unread, wins_unread
    from mart.driver_team
),

sums as (
    select
        case grouping(first_year, series_id, team_id) when 7 then 'career' when 3 then 'season' when 5 then 'series' else 'team' end as scope,
        driver_id,
        first_year as season,
        series_id,
        team_id,
        sum(races) as races,
        sum(wins) as wins,
        sum(poles) as poles,
        sum(fastest_laps) as fastest_laps,
        sum(podiums) as podiums,
        count(*) filter (where races is null) as races_unread,
        count(*) filter (where wins is null) as wins_unread
    from contributions
    group by grouping sets ((driver_id), (driver_id, first_year), (driver_id, series_id), (driver_id, team_id))
),

entries as (
    select driver_id, first_year as season, sum(races) as races, sum(wins) as wins, sum(poles) as poles, sum(fastest_laps) as fastest_laps,
        sum(podiums) as podiums
    from mart.season_entry
    where discipline = 'racing'
    group by driver_id, first_year
),

summaries as (
    select driver_id, first_year as season, sum(races) as races, sum(wins) as wins, sum(poles) as poles, sum(fastest_laps) as fastest_laps,
        sum(podiums) as podiums
    from contributions
    where basis = 'summary'
    group by driver_id, first_year
)

select
    coalesce(measures.driver_id, sums.driver_id) as driver_id,
    coalesce(measures.scope, sums.scope) as scope,
    coalesce(measures.season, sums.season) as season,
    coalesce(measures.series_id, sums.series_id) as series_id,
    coalesce(measures.team_id, sums.team_id) as team_id,
    measures.races,
    measures.wins,
    measures.poles,
    measures.fastest_laps,
    measures.podiums
from measures
full join sums
    on measures.scope = sums.scope
    and measures.driver_id = sums.driver_id
    and coalesce(measures.season, 0) = coalesce(sums.season, 0)
    and coalesce(measures.series_id, '') = coalesce(sums.series_id, '')
    and coalesce(measures.team_id, '') = coalesce(sums.team_id, '')
where row(
        measures.races, measures.wins, measures.poles, measures.fastest_laps, measures.podiums, coalesce(measures.races_unread, 0),
        coalesce(measures.wins_unread, 0)
    ) is distinct from row(
        sums.races, sums.wins, sums.poles, sums.fastest_laps, sums.podiums, coalesce(sums.races_unread, 0), coalesce(sums.wins_unread, 0)
    )
union all by name
select
    summaries.driver_id,
    'season' as scope,
    summaries.season,
    summaries.races,
    summaries.wins,
    summaries.poles,
    summaries.fastest_laps,
    summaries.podiums
from summaries
left join entries on summaries.driver_id = entries.driver_id and summaries.season is not distinct from entries.season
where row(summaries.races, summaries.wins, summaries.poles, summaries.fastest_laps, summaries.podiums)
    is distinct from row(entries.races, entries.wins, entries.poles, entries.fastest_laps, entries.podiums)
union all by name
select
    coalesce(told.driver_id, measured.driver_id) as driver_id,
    coalesce(told.scope, measured.scope) as scope,
    coalesce(told.season, measured.season) as season,
    coalesce(told.series_id, measured.series_id) as series_id,
    told.races,
    told.wins,
    told.titles,
    told.best_position
from (
    select 'career' as scope, driver_id, null as season, null as series_id, races, wins, titles, best_position from mart.driver_career
    union all
    select 'season', driver_id, season, null, races, wins, titles, best_position from mart.driver_season
    union all
    select 'series', driver_id, null, series_id, races, wins, titles, best_position from mart.driver_series
) as told
full join (select * from mart.driver_measure where scope != 'team') as measured
    on told.scope = measured.scope
    and told.driver_id = measured.driver_id
    and coalesce(told.season, 0) = coalesce(measured.season, 0)
    and coalesce(told.series_id, '') = coalesce(measured.series_id, '')
where row(told.races, told.wins, told.titles, told.best_position)
    is distinct from row(measured.races, measured.wins, measured.titles, measured.best_position)
