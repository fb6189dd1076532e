-- Who finished ahead of whom, among drivers of one team in the same races? Only races that both finished count.
-- Shared cars are left out: two drivers of one car have the same position.
with results as (
    select * from mart.race_result
    where position is not null and status = 'classified' and team_id is not null and event is not null
        and kind = 'results_grid' and coalesce(discipline, 'racing') = 'racing'
)

select
    one.season,
    any_value(one.series) as series,
    one.team_id,
    one.driver_id,
    count(*) filter (where one.position < other.position) as ahead,
    other.driver_id as other_driver_id,
    count(*) filter (where one.position > other.position) as other_ahead
from results as one
inner join results as other
    on one.season = other.season
    and one.series_id = other.series_id
    and one.race_class is not distinct from other.race_class
    and one.team_id = other.team_id
    and one.event = other.event
    and one.event_race is not distinct from other.event_race
    and one.session is not distinct from other.session
    and one.driver_id < other.driver_id
    and one.position != other.position
group by one.season, one.series_id, one.team_id, one.driver_id, other.driver_id
order by one.season, one.series_id, one.team_id, one.driver_id, other.driver_id
