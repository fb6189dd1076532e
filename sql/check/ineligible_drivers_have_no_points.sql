-- severity: WARN
-- table: mart.season_standing
-- invariant: 24
-- remedy: The note says guest, the points say otherwise: mend one of them in the article.
-- A driver who is not eligible has no points.
with standings as (select * from mart.season_standing)

select
    driver_id,
    cell_id,
    season,
    series,
    points_text,
    position_text
from standings
where position_state = 'ineligible' and points > 0
