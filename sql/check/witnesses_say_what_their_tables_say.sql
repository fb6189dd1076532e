-- severity: ERROR
-- table: mart.season_witness
-- invariant: 76
-- remedy: Mart.grid_season, mart.season_witness, mart.reconciliation, mart.stated_total or mart.driver was not built from the tables below it.
-- What a grid adds up to is what its cells count; what a witness of a season says stands in its table, and where two speak there is a
-- comparison; an infobox's side of it is the infobox's. A stated total and a driver's name are those that were read.
with results as (
    select
        driver_id,
        season,
        series_id,
        coalesce(race_class, '') as class_key,
        count(*) filter (where coalesce(position, class_position) = 1) as wins,
        count(*) filter (where coalesce(position, class_position) <= 3) as podiums,
        count(*) filter (where is_pole) as poles,
        count(*) filter (where is_fastest_lap) as fastest_laps
    from mart.race_result
    where coalesce(discipline, 'racing') = 'racing' and not coalesce(is_interim, false)
    group by driver_id, season, series_id, coalesce(race_class, '')
),

grids as (select * from mart.grid_season),

standings as (select * from mart.season_standing),

witnesses as (
    select * from mart.season_witness
    where value is not null
),

comparisons as (select * from mart.reconciliation),

told as (
    select driver_id, season, series_id, 'grid' as source, unnest([
        {'metric': 'races', 'value': races::decimal(12, 4)},
        {'metric': 'wins', 'value': wins::decimal(12, 4)},
        {'metric': 'podiums', 'value': podiums::decimal(12, 4)},
        {'metric': 'poles', 'value': poles::decimal(12, 4)},
        {'metric': 'fastest_laps', 'value': fastest_laps::decimal(12, 4)}
    ], recursive := true)
    from grids
    union all
    select driver_id, first_year as season, series_id, source, unnest([
        {'metric': 'points', 'value': points::decimal(12, 4)},
        {'metric': 'position', 'value': position::decimal(12, 4)}
    ], recursive := true)
    from standings
),

several as (
    select driver_id, season, series_id, coalesce(series_class, '') as class_key, metric, min(row_cell_id) as cell_id
    from witnesses
    group by driver_id, season, series_id, coalesce(series_class, ''), metric
    having count(distinct source) > 1
)

select grids.driver_id, grids.cell_id, grids.season, grids.series_id, 'grid' as source, grids.wins, grids.podiums
from grids
left join results
    on grids.driver_id = results.driver_id
    and grids.season is not distinct from results.season
    and grids.series_id is not distinct from results.series_id
    and coalesce(grids.race_class, '') = results.class_key
where results.driver_id is null
    or grids.wins != results.wins
    or grids.podiums != results.podiums
    or grids.poles != results.poles
    or grids.fastest_laps != results.fastest_laps
union all by name
select witnesses.driver_id, witnesses.row_cell_id as cell_id, witnesses.season, witnesses.series_id, witnesses.source, witnesses.metric, witnesses.value
from witnesses
anti join told
    on witnesses.driver_id = told.driver_id
    and witnesses.season = told.season
    and witnesses.series_id = told.series_id
    and witnesses.source = told.source
    and witnesses.metric = told.metric
    and witnesses.value = told.value
where witnesses.source = 'grid' or (witnesses.source = 'summary' and witnesses.metric in ('points', 'position'))
union all by name
select several.driver_id, several.cell_id, several.season, several.series_id, several.metric
from several
anti join comparisons
    on several.driver_id = comparisons.driver_id
    and several.season = comparisons.season
    and several.series_id = comparisons.series_id
    and several.class_key = coalesce(comparisons.series_class, '')
    and several.metric = comparisons.metric
union all by name
select comparisons.driver_id, comparisons.cell_id, comparisons.series_id, 'infobox' as source, comparisons.metric, comparisons.infobox_value as value
from comparisons
anti join mart.infobox_witness as infobox
    on comparisons.driver_id = infobox.driver_id
    and comparisons.metric = infobox.metric
    and comparisons.infobox_value in (infobox.value, infobox.alternate)
where comparisons.infobox_value is not null
union all by name
select totals.driver_id, totals.cell_id, totals.series_id, 'stated' as source, totals.metric, totals.value
from mart.stated_total as totals
anti join staging.stated_total as stated on totals.cell_id = stated.cell_id and totals.value = stated.value
where totals.value is not null
union all by name
select drivers.driver_id, drivers.name as source
from mart.driver as drivers
inner join staging.driver as claims on drivers.driver_id = claims.driver_id
where claims.name != drivers.name
