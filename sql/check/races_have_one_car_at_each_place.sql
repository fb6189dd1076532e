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

claimed as (
    select
        *,
        dense_rank() over (same order by team_id) + dense_rank() over (same order by team_id desc) - 1 as teams,
        min(driver_id) over same as one_driver,
        max(driver_id) over same as other_driver
    from results
    window same as (partition by season, series_id, coalesce(race_class, ''), event, event_race, coalesce(session, ''), position)
)

select driver_id, cell_id, season, series, event, event_race, result_text, team, one_driver, other_driver
from claimed
where teams > 1 and one_driver != other_driver
