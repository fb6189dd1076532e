-- severity: ERROR
-- table: mart.article_change
-- invariant: 75
-- remedy: A claim moved although the text did not: parsing is not a function of its input, or history compared the wrong snapshots.
-- Two snapshots of equal content differ in no claim, unless templates on whose pages values stand have changed; and a change is one:
-- added where there was no value, removed where there is none, from one value to another, of the driver whose articles they are.
with changes as (select * from mart.article_change),

articles as (select * from raw.article),

calling as (select distinct snapshot_id from raw.template_expansion)

select
    changes.driver_id,
    changes.from_snapshot_id,
    changes.to_snapshot_id,
    changes.table_name,
    changes.row_key,
    changes.column_name
from changes
inner join articles as before on changes.from_snapshot_id = before.snapshot_id
inner join articles as after on changes.to_snapshot_id = after.snapshot_id
left join calling on changes.to_snapshot_id = calling.snapshot_id
where before.sha256 = after.sha256
    and before.expansion_sha256 is not distinct from after.expansion_sha256
    and (calling.snapshot_id is null or changes.from_snapshot_id != changes.to_snapshot_id)
union all by name
select driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name
from changes
where change is distinct from case
        when old_value is not distinct from new_value then null
        when old_value is null then 'added'
        when new_value is null then 'removed'
        else 'changed'
    end
    or change is null
    or not coalesce(starts_with(to_snapshot_id, driver_id || '@') and starts_with(row_key, driver_id), true)
