-- severity: ERROR
-- table: staging.row_repair
-- invariant: 9
-- remedy: The repair split a standing: see its rule.
-- In a repaired row points are swallowed if and only if the position is, where the table has both.
with repairs as (select * from staging.row_repair),

tables as (
    select
        snapshot_id,
        table_no
    from raw.table_column
    where column_name in ('points', 'position')
    group by snapshot_id, table_no
    having count(distinct column_name) = 2
)

select
    repairs.driver_id,
    repairs.snapshot_id || '/t' || repairs.table_no || '/r' || repairs.row_no || '/c1' as cell_id,
    repairs.swallowed,
    repairs.rule
from repairs
inner join tables on repairs.snapshot_id = tables.snapshot_id and repairs.table_no = tables.table_no
where list_contains(repairs.swallowed, 'points') != list_contains(repairs.swallowed, 'position')
    and repairs.is_certain
