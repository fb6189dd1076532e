-- severity: WARN
-- table: mart.race_result
-- invariant: 67
-- scope: warehouse
-- remedy: Compare the articles of the drivers with the race; drivers of one team may have shared a car.
-- Over all drivers in the warehouse no place of a race is claimed for two teams, shared drives and notes apart.
with results as (
    select * from mart.race_result
    where kind = 'results_grid'
        and event is not null
        and position is not null
        and team_id is not null
        and coalesce(discipline, 'racing') = 'racing'
        and coalesce(marks, '') = ''
        and not coalesce(regexp_matches(result_text, '[/+]'), false)
),

places as (
    select min(team_id || ' ' || cell_id) as one_claim, max(team_id || ' ' || cell_id) as other_claim
    from results
    group by season, series_id, coalesce(race_class, ''), event, event_race, coalesce(session, ''), position
    having min(team_id) != max(team_id)
)

select
    one.driver_id,
    one.cell_id,
    one.season,
    one.series,
    one.event,
    one.event_race,
    one.result_text,
    one.team,
    other.driver_id as other_driver,
    other.team as other_team
from places
inner join results as one on one.cell_id = split_part(places.one_claim, ' ', 2)
inner join results as other on other.cell_id = split_part(places.other_claim, ' ', 2)
where one.driver_id != other.driver_id
