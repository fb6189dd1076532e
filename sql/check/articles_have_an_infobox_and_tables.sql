-- severity: WARN
-- table: mart.driver
-- invariant: none
-- remedy: Look at the article: it may be half a file, a stub, or written in another format than its source says.
-- Every article has an infobox and a table of seasons or races.
with drivers as (select * from mart.driver),

infoboxes as (
    select distinct snapshot_id from raw.infobox_field
),

tables as (
    select distinct snapshot_id from raw.wikitable
    where kind <> 'other'
),

lacking as (
    select
        drivers.driver_id,
        drivers.snapshot_id,
        unnest(list_concat(
            case when infoboxes.snapshot_id is null then ['no infobox'] else [] end,
            case when tables.snapshot_id is null then ['no table'] else [] end
        )) as reason
    from drivers
    left join infoboxes on drivers.snapshot_id = infoboxes.snapshot_id
    left join tables on drivers.snapshot_id = tables.snapshot_id
),

final as (
    select driver_id, snapshot_id, reason from lacking
)

select * from final
