-- severity: WARN
-- table: mart.season_standing
-- invariant: 33
-- remedy: The season is over: bring the article's row up to date.
-- A provisional season is not older than the year before the article was fetched.
with standings as (
    select * from mart.season_standing
    where is_provisional
),

articles as (select * from raw.article)

select
    standings.driver_id,
    standings.cell_id,
    standings.season,
    standings.series,
    standings.points_text,
    standings.position_text
from standings
inner join articles on standings.snapshot_id = articles.snapshot_id
where standings.last_year < year(coalesce(articles.revision_at, articles.fetched_at)) - 1
