-- severity: WARN
-- table: mart.season_standing
-- invariant: 23
-- remedy: Points below zero are a penalty or a slip of the article.
-- Points are not negative unless marked as a penalty.
with standings as (select * from mart.season_standing)

select
    driver_id,
    cell_id,
    season,
    series,
    points
from standings
where points < 0
