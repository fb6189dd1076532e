-- severity: WARN
-- table: mart.season_standing
-- invariant: 22
-- remedy: Look at the row: what made it provisional has no star.
-- Provisional means a star in the source's row.
with standings as (
    select * from mart.season_standing
    where is_provisional
),

starred as (
    select distinct
        cells.snapshot_id,
        cells.table_no,
        cells.row_no
    from raw.cell as cells
    semi join standings on cells.snapshot_id = standings.snapshot_id and cells.table_no = standings.table_no
    where contains(cells.text, '*')
)

select
    standings.driver_id,
    standings.cell_id,
    standings.season,
    standings.series,
    standings.points_text,
    standings.position_text
from standings
anti join starred
    on standings.snapshot_id = starred.snapshot_id
    and standings.table_no = starred.table_no
    and standings.row_no = starred.row_no
where not contains(concat_ws(' ', standings.points_text, standings.position_text), '*')
