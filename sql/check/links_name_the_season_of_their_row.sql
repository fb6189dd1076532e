-- severity: WARN
-- table: mart.season_entry
-- invariant: none
-- remedy: Year and link of the article's row speak of two seasons: compare with the page that it links to.
-- The season page that a row links to is of the row's season.
with places as (
    select driver_id, snapshot_id, table_no, row_no, season, first_year, last_year, series from mart.season_entry
    union
    select
        driver_id,
        snapshot_id,
        table_no,
        row_no,
        season::varchar as season,
        season as first_year,
        season + 1 as last_year,
        series
    from mart.race_result
),

naming as (
    select * from raw.table_column
    where column_name in ('season', 'series')
),

links as (
    select
        cells.cell_id,
        cells.snapshot_id,
        cells.table_no,
        cells.row_no,
        cells.link_target,
        regexp_extract(cells.link_target, '^(\d{4})(?:[-–/]\d{2,4})? ', 1)::integer as year
    from raw.cell as cells
    inner join naming
        on cells.snapshot_id = naming.snapshot_id
        and cells.table_no = naming.table_no
        and cells.column_no = naming.column_no
    where regexp_matches(cells.link_target, '^\d{4}(?:[-–/]\d{2,4})? ')
)

select
    places.driver_id,
    links.cell_id,
    places.season,
    places.series,
    links.link_target
from places
inner join links
    on places.snapshot_id = links.snapshot_id
    and places.table_no = links.table_no
    and places.row_no = links.row_no
where links.year not between places.first_year and places.last_year
