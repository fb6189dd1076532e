-- severity: WARN
-- table: mart.race_result
-- invariant: 67
-- scope: warehouse
-- remedy: Compare the articles of the drivers with the race; drivers of one team may have shared a car there.
-- Over all drivers in the warehouse no place of a race is claimed for two teams, nor for two drivers of one team who have other
-- results in other races of the season; shared drives and notes apart.
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
    select
        season,
        series_id,
        coalesce(race_class, '') as class_key,
        min(team_id) as team_id,
        min(driver_id) as one_driver,
        max(driver_id) as other_driver,
        min(team_id || ' ' || cell_id) as one_claim,
        max(team_id || ' ' || cell_id) as other_claim,
        min(driver_id || ' ' || cell_id) as one_mate,
        max(driver_id || ' ' || cell_id) as other_mate,
        min(team_id) = max(team_id) as is_one_team
    from results
    group by season, series_id, coalesce(race_class, ''), event, event_race, coalesce(session, ''), position
    having min(driver_id) != max(driver_id)
),

mates as (
    select distinct season, series_id, class_key, team_id, one_driver, other_driver from places
    where is_one_team
),

-- two drivers of a team who do not sit in one car
rivals as (
    select mates.season, mates.series_id, mates.class_key, mates.team_id, mates.one_driver, mates.other_driver
    from mates
    inner join results as one
        on mates.one_driver = one.driver_id
        and mates.season = one.season
        and mates.series_id = one.series_id
        and mates.class_key = coalesce(one.race_class, '')
        and mates.team_id = one.team_id
    inner join results as other
        on mates.other_driver = other.driver_id
        and mates.season = other.season
        and mates.series_id = other.series_id
        and mates.class_key = coalesce(other.race_class, '')
        and mates.team_id = other.team_id
        and one.event = other.event
        and one.event_race is not distinct from other.event_race
        and coalesce(one.session, '') = coalesce(other.session, '')
    group by mates.season, mates.series_id, mates.class_key, mates.team_id, mates.one_driver, mates.other_driver
    having count(*) filter (where one.position != other.position) >= greatest(2, 2 * count(*) filter (where one.position = other.position))
),

claims as (
    select one_claim, other_claim from places
    where not is_one_team
    union all
    select places.one_mate as one_claim, places.other_mate as other_claim
    from places
    semi join rivals
        on places.season = rivals.season
        and places.series_id = rivals.series_id
        and places.class_key = rivals.class_key
        and places.team_id = rivals.team_id
        and places.one_driver = rivals.one_driver
        and places.other_driver = rivals.other_driver
    where places.is_one_team
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
from claims
inner join results as one on one.cell_id = split_part(claims.one_claim, ' ', 2)
inner join results as other on other.cell_id = split_part(claims.other_claim, ' ', 2)
where one.driver_id != other.driver_id
