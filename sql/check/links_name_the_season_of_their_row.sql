-- severity: WARN
-- table: mart.season_entry
-- invariant: none
-- remedy: Year and link of the article's row speak of two seasons: compare with the page that it links to.
-- The season page that a row links to, and the race's page that a cell links to, are of the row's season.
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
),

-- a season over New Year has races of the next
split_seasons as (
    select cells.snapshot_id, cells.table_no, cells.row_no
    from raw.cell as cells
    inner join naming
        on cells.snapshot_id = naming.snapshot_id
        and cells.table_no = naming.table_no
        and cells.column_no = naming.column_no
    where naming.column_name = 'season' and regexp_matches(cells.text, '\d{4}\s*[-–/]')
),

races as (
    select
        results.*,
        left(results.event_link, 4)::integer - results.season as years_off,
        split_seasons.snapshot_id is not null as is_split
    from mart.race_result as results
    left join split_seasons
        on results.snapshot_id = split_seasons.snapshot_id
        and results.table_no = split_seasons.table_no
        and results.row_no = split_seasons.row_no
    where regexp_matches(results.event_link, '^(?:189|19\d|20\d)\d(?:[-–/]\d{2,4})? ')
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
union all by name
select
    driver_id,
    cell_id,
    season::varchar as season,
    series,
    event_link as link_target
from races
where years_off not between 0 and is_split::integer
