-- severity: WARN
-- table: mart.driver
-- invariant: 49
-- remedy: Make infobox and lead of the article agree; a date that does not read is none of the calendar, or written in a way of its own.
-- A birth date that infobox or lead write in full reads, and is the same in both, where both have one.
with drivers as (select * from staging.driver),

fields as (
    select
        driver_id,
        snapshot_id,
        cell_id,
        coalesce(nullif(text, ''), markup) as text,
        regexp_matches(
            markup, '\d{4}\s*\|\s*\d+\s*\|\s*\d+|\d{4}-\d{2}-\d{2}|\d{1,2} \pL{3,} \d{4}|\pL{3,} \d{1,2}, \d{4}'
        ) as is_full_date
    from raw.infobox_field
    where regexp_matches(field, 'birth_?date|date_?of_?birth') and markup != ''
),

leads as (
    select
        driver_id,
        snapshot_id,
        cell_id,
        text
    from raw.sentence
    where contains(text, '(born ') and regexp_matches(text, '\(born (?:\d{1,2} \pL{3,} \d{4}|\pL{3,} \d{1,2}, \d{4})')
        and ends_with(cell_id, '/prose/1')
)

select
    drivers.driver_id,
    coalesce(fields.cell_id, leads.cell_id) as cell_id,
    drivers.birth_date,
    drivers.prose_birth_date,
    case when drivers.birth_date is null then fields.text when drivers.prose_birth_date is null then leads.text end as text
from drivers
left join fields on drivers.snapshot_id = fields.snapshot_id
left join leads on drivers.snapshot_id = leads.snapshot_id
where drivers.birth_date != drivers.prose_birth_date
    or (fields.is_full_date and drivers.birth_date is null)
    or (leads.text is not null and drivers.prose_birth_date is null)
