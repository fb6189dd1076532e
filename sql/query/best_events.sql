-- At which event of a series did a driver stand on the podium most often, and how many starts did that take?
with results as (
    select * from mart.race_result
    where is_start and event is not null and coalesce(discipline, 'racing') = 'racing' and not coalesce(is_interim, false)
),

events as (
    select
        driver_id,
        series_id,
        event,
        count(*) as starts,
        count(*) filter (where position = 1) as wins,
        count(*) filter (where position <= 3) as podiums
    from results
    group by driver_id, series_id, event
)

select * from events
where podiums > 0
qualify rank() over (partition by driver_id order by podiums desc, wins desc, starts) = 1
order by driver_id, series_id, event
