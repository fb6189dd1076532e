-- Which positions and points are missing, and why?
select driver_id, season, series, position_text, position_state, points_text, points_state, cell_id
from mart.season_standing
where discipline = 'racing' and (position_state != 'reported' or points_state != 'reported')
order by driver_id, first_year, series, source
