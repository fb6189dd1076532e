-- severity: WARN
-- table: mart.season_entry
-- invariant: 13
-- remedy: Mend the number in the article.
-- Races, wins, poles, fastest laps and podiums are not negative; a row that says so is quarantined. Nor are the numbers of a
-- table that are counted and are no claims, laps among them.
with rejected as (
    select * from quality.rejected_row
    where regexp_extract(rule, '^\d+') = '13'
),

broken as (
    select * from mart.season_entry
    where least(races, wins, poles, fastest_laps, podiums) < 0
),

current_snapshots as (select * from raw.current_article),

counting as (
    select * from raw.table_column
    where column_name in (
        'laps', 'laps_led', 'class_wins', 'stage_wins', 'sprint_wins', 'heat_wins', 'dash_wins', 'class_podiums', 'second_places',
        'third_places', 'top_5', 'top_10', 'dnf', 'retired', 'championships', 'sprints', 'number', 'round', 'distance'
    )
),

cells as (
    select * from raw.cell
    where regexp_matches(text, '^\s*[-−]\s?\d') and not coalesce(is_header, false) and origin_row_no = row_no and origin_column_no = column_no
),

uncounted as (
    select
        cells.driver_id,
        cells.cell_id,
        cells.text as row_text
    from cells
    semi join current_snapshots on cells.snapshot_id = current_snapshots.snapshot_id
    semi join counting
        on cells.snapshot_id = counting.snapshot_id
        and cells.table_no = counting.table_no
        and cells.column_no = counting.column_no
)

select driver_id, cell_id, row_text from rejected
union all
select driver_id, cell_id, concat_ws(' | ', season, series, races, wins, poles, fastest_laps, podiums) as row_text from broken
union all
select driver_id, cell_id, row_text from uncounted
