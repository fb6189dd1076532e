-- severity: WARN
-- table: mart.driver
-- invariant: 49
-- remedy: Make infobox and lead of the article agree.
-- The birth date is the same in infobox and lead, where both have one.
with drivers as (select * from staging.driver)

select
    driver_id,
    birth_date,
    prose_birth_date
from drivers
where birth_date != prose_birth_date
