-- severity: WARN
-- table: mart.season_standing
-- invariant: 27
-- remedy: Not classified and points do not go together: see the series' rules.
-- A driver who is not classified in a championship has no points.
select driver_id, cell_id, season, series, points, position_text
from mart.season_standing
where position_state = 'not_classified' and points > 0
