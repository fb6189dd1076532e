-- Which drivers changed teams within a season of one series?
select
    driver_id,
    first_year as season,
    first(series order by entry_no) as series,
    string_agg(team || ' (' || coalesce(races::varchar, '?') || ')', ' -> ' order by entry_no) as teams
from mart.season_entry
where discipline = 'racing' and role is null
group by driver_id, first_year, series_id, series_class
having count(distinct team_id) > 1
order by driver_id, season, series
