-- Which standings does an article still mark as of an unfinished season?
select driver_id, season, series, series_class, points_text, position_text, cell_id
from mart.season_standing
where is_provisional
order by driver_id, first_year, series
