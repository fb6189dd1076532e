-- How often did a driver finish, as far as the race cells can be read?
select
    driver_id,
    count(*) filter (where is_start) as starts,
    count(*) filter (where status = 'retired') as retirements,
    round(100 * count(*) filter (where status = 'retired') / nullif(count(*) filter (where is_start), 0), 1) as retired_percent,
    round(avg(position) filter (where is_classified), 2) as average_position,
    count(*) filter (where state = 'unread') as unread
from mart.race_result
where discipline = 'racing' and not is_interim
group by driver_id
order by driver_id
