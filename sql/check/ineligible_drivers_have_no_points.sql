-- severity: WARN
-- table: mart.season_standing
-- invariant: 24
-- remedy: The note says guest, the points say otherwise: mend one of them in the article.
-- A driver who is not eligible has no points.
select driver_id, cell_id, season, series, points_text, position_text
from mart.season_standing
where position_state = 'ineligible' and points > 0
