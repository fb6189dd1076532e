-- severity: WARN
-- table: mart.article_change
-- invariant: 77
-- remedy: An infobox count fell, or is there no more: compare the two revisions.
-- An infobox count does not fall between revisions, nor the starts or entries in brackets behind it, nor is it left out, unless it
-- stands in another place, or a template counts now.
with changes as (
    select
        *,
        regexp_extract(row_key, '/(races|entries|titles|points|(class_|stage_)?wins|podiums|poles|fastest_laps|top_10)(/[0-9]+)?$', 1) as metric
    from mart.article_change
    where table_name = 'staging.infobox_claim' and column_name in ('value', 'value_text')
),

claims as (select * from staging.infobox_claim),

left_out as (
    select changes.*
    from changes
    anti join claims
        on changes.driver_id = claims.driver_id
        and changes.metric = claims.metric
        and (claims.state = 'unread' or claims.value >= try_cast(changes.old_value as decimal(12, 4)))
    where changes.column_name = 'value' and changes.change = 'removed' and try_cast(changes.old_value as decimal(12, 4)) > 0
)

select driver_id, cell_id, table_name, row_key, column_name, old_value, new_value
from changes
where column_name = 'value' and rise < 0 and metric != ''
union all
select driver_id, cell_id, table_name, row_key, column_name, old_value, new_value
from left_out
where metric != ''
union all
select driver_id, cell_id, table_name, row_key, column_name, old_value, new_value
from changes
where column_name = 'value_text' and metric != ''
    and try_cast(regexp_extract(new_value, '\((\d+) (?:starts|entries)', 1) as integer)
    < try_cast(regexp_extract(old_value, '\((\d+) (?:starts|entries)', 1) as integer)
