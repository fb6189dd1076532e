-- One row for every win, pole and fastest lap that a results grid claims for its driver.
-- In `claimants` how many drivers of the warehouse claim the same of the same race, in `claiming_cars` how many cars they sat in:
-- drivers of one team with one result shared theirs. More cars than one, and an article is wrong.
-- Shared drives and shared laps are left out: results with a mark, a `/` or a `+`. So are tables of one event.
-- scope: warehouse
with results as (
    select * from mart.race_result
    where kind = 'results_grid'
        and event is not null
        and coalesce(discipline, 'racing') = 'racing'
        and coalesce(marks, '') = ''
        and not coalesce(regexp_matches(result_text, '[/+]'), false)
),

honours as (
    select *, 'win' as honour from results
    where position = 1
    union all
    select *, 'pole' as honour from results
    where is_pole
    union all
    select *, 'fastest_lap' as honour from results
    where is_fastest_lap
),

final as (
    select
        driver_id,
        honour,
        season,
        series,
        series_id,
        race_class,
        event,
        event_race,
        session,
        result_text,
        count(distinct driver_id) over same_race::integer as claimants,
        least(
            claimants,
            count(distinct concat_ws(' ', coalesce(team_id, driver_id), coalesce(position::varchar, status))) over same_race
        )::integer as claiming_cars,
        cell_id
    from honours
    window same_race as (partition by honour, season, series_id, coalesce(race_class, ''), event, event_race, coalesce(session, ''))
)

select * from final
