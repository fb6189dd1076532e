-- How many of a driver's races were guest starts, which score no points?
with guests as (
    select
        entries.driver_id,
        sum(entries.races) as guest_races,
        sum(entries.podiums) as guest_podiums
    from mart.season_entry as entries
    semi join mart.season_standing as standings
        on entries.driver_id = standings.driver_id
        and entries.first_year = standings.first_year
        and entries.series_id = standings.series_id
        and entries.series_class is not distinct from standings.series_class
        and standings.position_state = 'ineligible'
    where entries.discipline = 'racing'
    group by entries.driver_id
)

select
    careers.driver_id,
    guests.guest_races,
    guests.guest_podiums,
    careers.races,
    round(100 * guests.guest_races / careers.races, 2) as guest_percent
from mart.driver_career as careers
inner join guests on careers.driver_id = guests.driver_id
order by guest_percent desc, careers.driver_id
