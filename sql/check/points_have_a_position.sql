-- severity: WARN
-- table: mart.season_standing
-- invariant: 26
-- remedy: Add the position in the article.
-- A standing with points above 0 has a position.
select driver_id, cell_id, season, series, points, position_text, position_state
from mart.season_standing
where points > 0 and position is null and not coalesce(is_provisional, false) and position_state not in ('pending', 'not_classified')
