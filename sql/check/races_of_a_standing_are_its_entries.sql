-- severity: ERROR
-- table: mart.season_witness
-- invariant: 35
-- remedy: Mart.season_witness and mart.season_entry count different entries.
-- The races that the summary gives for a standing are the sum over its entries, and are given where every entry gives them.
with witnesses as (
    select * from mart.season_witness
    where source = 'summary' and metric = 'races'
),

entries as (
    select
        driver_id,
        first_year,
        series_id,
        coalesce(series_class, '') as class_key,
        min(cell_id) as cell_id,
        min(series) as series,
        sum(races) as races,
        case when count(races) = count(*) and bool_and(role is null) then sum(races) end as all_races
    from mart.season_entry
    where discipline = 'racing'
    group by driver_id, first_year, series_id, coalesce(series_class, '')
)

select
    coalesce(witnesses.driver_id, entries.driver_id) as driver_id,
    entries.cell_id,
    coalesce(witnesses.season, entries.first_year) as season,
    coalesce(witnesses.series, entries.series) as series,
    witnesses.value,
    entries.races
from witnesses
full join entries
    on witnesses.driver_id = entries.driver_id
    and witnesses.season = entries.first_year
    and witnesses.series_id = entries.series_id
    and coalesce(witnesses.series_class, '') = entries.class_key
where (witnesses.value is not null and witnesses.value is distinct from entries.races)
    or (entries.all_races is not null and entries.series_id is not null and witnesses.value is null)
