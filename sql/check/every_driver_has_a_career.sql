-- severity: ERROR
-- table: mart.driver_career
-- invariant: 76
-- remedy: A mart lost a driver: was it refreshed for every driver that changed?.
-- Every current article has one row in mart.driver, of its current snapshot, and one in mart.driver_career.
with articles as (select * from raw.current_article),

rows as (
    select driver_id, 'mart.driver' as table_name from mart.driver
    union all
    select driver_id, 'mart.driver_career' as table_name from mart.driver_career
),

counted as (
    select
        driver_id,
        count(*) as rows,
        count(distinct table_name) as tables
    from rows
    group by driver_id
)

select
    coalesce(articles.driver_id, counted.driver_id) as driver_id,
    counted.rows,
    counted.tables
from articles
full join counted on articles.driver_id = counted.driver_id
where articles.driver_id is null or counted.rows is distinct from 2 or counted.tables is distinct from 2
union all by name
select drivers.driver_id
from mart.driver as drivers
inner join articles on drivers.driver_id = articles.driver_id
where drivers.snapshot_id != articles.snapshot_id
