-- severity: WARN
-- table: mart.season_standing
-- invariant: 23
-- remedy: Points below zero are a penalty or a slip of the article.
-- Points are not negative unless marked as a penalty.
select driver_id, cell_id, season, series, points
from mart.season_standing
where points < 0
