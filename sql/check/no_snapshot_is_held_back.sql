-- severity: ERROR
-- blocks: no
-- table: raw.current_article
-- invariant: none
-- remedy: Look at the difference: undo the damage on the wiki, wait until the revision has settled, or let it through with `paddock accept`.
-- The current snapshot of every article is its newest one, because the guard holds none back for losing claims or changing
-- a finished season.
with current_snapshots as (select * from raw.current_article),

held as (select * from quality.held_snapshot)

select
    held.driver_id,
    held.snapshot_id,
    held.hold_reason,
    held.detail,
    held.kept_snapshot_id,
    held.diff_url,
    held.held_since
from held
inner join current_snapshots on held.driver_id = current_snapshots.driver_id
