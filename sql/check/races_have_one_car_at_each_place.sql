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
        min(team_id || ' ' || cell_id) as one_claim,
        max(team_id || ' ' || cell_id) as other_claim
    from results
    group by season, series_id, coalesce(race_class, ''), event, event_race, coalesce(session, ''), position
    having min(team_id || ' ' || cell_id) != max(team_id || ' ' || cell_id)
),

-- a claim is a team and a cell, whose address begins with the driver
shared_places as (
    select
        *,
        split_part(one_claim, ' ', 1) as team_id,
        split_part(split_part(one_claim, ' ', 2), '@', 1) as one_driver,
        split_part(split_part(other_claim, ' ', 2), '@', 1) as other_driver
    from places
    where split_part(one_claim, ' ', 1) = split_part(other_claim, ' ', 1)
),

mates as (
    select
        season, series_id, class_key, team_id, one_driver, other_driver, unnest([one_driver, other_driver]) as driver_id
    from shared_places
    where one_driver != other_driver
    group by season, series_id, class_key, team_id, one_driver, other_driver
),

meetings as (
    select
        mates.season, mates.series_id, mates.class_key, mates.team_id, mates.one_driver, mates.other_driver,
        min(results.position) != max(results.position) as is_apart
    from results
    inner join mates
        on results.driver_id = mates.driver_id
        and results.season = mates.season
        and results.series_id = mates.series_id
        and results.team_id = mates.team_id
        and coalesce(results.race_class, '') = mates.class_key
    group by
        mates.season, mates.series_id, mates.class_key, mates.team_id, mates.one_driver, mates.other_driver, results.event,
        results.event_race, coalesce(results.session, '')
    having count(*) = 2
),

-- two drivers of a team who do not sit in one car
rivals as (
    select season, series_id, class_key, team_id, one_driver, other_driver
    from meetings
    group by season, series_id, class_key, team_id, one_driver, other_driver
    having count(*) filter (where is_apart) >= greatest(2, 2 * count(*) filter (where not is_apart))
),

claims as (
    select one_claim, other_claim from places
    where split_part(one_claim, ' ', 1) != split_part(other_claim, ' ', 1)
    union all
    select one_claim, other_claim
    from shared_places
    semi join rivals
        on shared_places.season = rivals.season
        and shared_places.series_id = rivals.series_id
        and shared_places.class_key = rivals.class_key
        and shared_places.team_id = rivals.team_id
        and shared_places.one_driver = rivals.one_driver
        and shared_places.other_driver = rivals.other_driver
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
