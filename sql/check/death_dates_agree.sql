-- severity: WARN
-- table: mart.driver
-- invariant: none
-- remedy: Make infobox and lead of the article agree, and the birth date in the template of the death.
-- A death date is the same in infobox and lead, and follows the birth and the last season; the birth date that stands beside it in its
-- template is the driver's.
with drivers as (
    select * from mart.driver
    where death_date is not null
),

careers as (select * from mart.driver_career),

births as (
    select
        snapshot_id,
        cell_id,
        text,
        regexp_extract(
            markup, '\|\s*\d{4}\s*\|\s*\d+\s*\|\s*\d+\s*\|\s*(\d{4})\s*\|\s*(\d+)\s*\|\s*(\d+)', ['year', 'month', 'day']
        ) as birth
    from raw.infobox_field
    where regexp_matches(field, 'death_?date')
),

leads as (
    select
        snapshot_id,
        cell_id,
        text,
        try_strptime(
            regexp_extract(text, '[–-] ?(\pL+ \d{1,2}, \d{4}|\d{1,2} \pL+ \d{4})\)', 1), ['%B %d, %Y', '%d %B %Y']
        )::date as death_date
    from raw.sentence
    where ends_with(cell_id, '/prose/1') or ends_with(cell_id, '/prose/2')
)

select drivers.driver_id, null as cell_id, drivers.birth_date, drivers.death_date, careers.last_season
from drivers
left join careers on drivers.driver_id = careers.driver_id
where drivers.death_date <= drivers.birth_date or year(drivers.death_date) < careers.last_season
union all by name
select drivers.driver_id, births.cell_id, drivers.birth_date, drivers.death_date, births.text
from drivers
inner join births on drivers.snapshot_id = births.snapshot_id
where births.birth.year != ''
    and try_cast(births.birth.year || '-' || lpad(births.birth.month, 2, '0') || '-' || lpad(births.birth.day, 2, '0') as date)
    != drivers.birth_date
union all by name
select drivers.driver_id, leads.cell_id, drivers.birth_date, drivers.death_date, leads.text
from drivers
inner join leads on drivers.snapshot_id = leads.snapshot_id
where leads.death_date != drivers.death_date
