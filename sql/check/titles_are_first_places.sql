-- severity: WARN
-- table: mart.season_standing
-- invariant: 48
-- remedy: Compare the infobox's titles and their years with the final standings.
-- A title that an infobox gives with its year is a first place in that season's standings, where the tables know the series.
with claims as (select * from staging.infobox_claim),

titles as (
    select
        titles.driver_id,
        titles.cell_id,
        titles.value_text,
        titles.item_id as series_id,
        unnest(regexp_extract_all(years.value_text, '(?:19|20)\d\d'))::integer as year
    from claims as titles
    inner join claims as years
        on titles.driver_id = years.driver_id
        and titles.block_no = years.block_no
        and titles.item_no = years.item_no
    where titles.metric = 'title' and years.metric = 'title_years' and titles.item_id is not null
),

standings as (
    select * from mart.season_standing
    where discipline = 'racing'
),

known as (
    select distinct driver_id, series_id from standings
),

won as (
    select driver_id, series_id, first_year, last_year from standings
    where position = 1
)

select
    titles.driver_id,
    titles.cell_id,
    titles.value_text,
    titles.year
from titles
semi join known on titles.driver_id = known.driver_id and titles.series_id = known.series_id
anti join won
    on titles.driver_id = won.driver_id
    and titles.series_id = won.series_id
    and titles.year between won.first_year and won.last_year
