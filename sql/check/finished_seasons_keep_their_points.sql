-- severity: WARN
-- table: mart.article_change
-- invariant: 73
-- remedy: The points of a season long over moved: compare the two revisions.
-- Points and places of finished seasons do not change between revisions, nor are points left out; under another name of series or class they
-- are the same points, and behind a template they have not gone.
with changes as (
    select * from mart.article_change
    where table_name = 'mart.season_standing' and is_finished_season and column_name in ('points', 'position')
),

added as (
    select * from changes
    where change = 'added' and column_name = 'points'
),

hidden as (
    select * from mart.season_standing
    where points_state = 'unread'
)

select driver_id, cell_id, table_name, row_key, column_name, old_value, new_value
from changes
where rise != 0
union all
select
    changes.driver_id,
    changes.cell_id,
    changes.table_name,
    changes.row_key,
    changes.column_name,
    changes.old_value,
    changes.new_value
from changes
anti join added
    on changes.driver_id = added.driver_id
    and changes.first_year = added.first_year
    and try_cast(changes.old_value as decimal(12, 4)) = try_cast(added.new_value as decimal(12, 4))
anti join hidden on changes.driver_id = hidden.driver_id and changes.first_year = hidden.first_year
where changes.column_name = 'points' and changes.change = 'removed' and try_cast(changes.old_value as decimal(12, 4)) != 0
