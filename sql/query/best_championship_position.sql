-- What is the best championship position of each driver, and in which season and series was it reached?
select driver_id, position, first_year as season, series, series_class, position_text, cell_id
from mart.final_position
qualify position = min(position) over (partition by driver_id)
order by driver_id, season, series
