-- severity: ERROR
-- table: mart.season_witness
-- invariant: 35
-- remedy: Mart.season_witness and mart.season_entry count different entries.
-- The races that the summary gives for a standing are the sum over its entries.
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
        sum(races) as races
    from mart.season_entry
    where discipline = 'racing'
    group by driver_id, first_year, series_id, coalesce(series_class, '')
)

select
    witnesses.driver_id,
    entries.cell_id,
    witnesses.season,
    witnesses.series,
    witnesses.value,
    entries.races
from witnesses
left join entries
    on witnesses.driver_id = entries.driver_id
    and witnesses.season = entries.first_year
    and witnesses.series_id = entries.series_id
    and coalesce(witnesses.series_class, '') = entries.class_key
where witnesses.value is not null and witnesses.value is distinct from entries.races
