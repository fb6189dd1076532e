-- severity: WARN
-- table: staging.prose_claim
-- invariant: 70
-- remedy: Mark the guest drive in the table, with its note.
-- A driver whom a sentence calls a guest in a season and series is ineligible there in the table.
with guests as (
    select * from staging.prose_claim
    where metric = 'guest'
),

standings as (select * from mart.season_standing)

select
    guests.driver_id,
    guests.cell_id,
    guests.season,
    guests.series,
    standings.position_text,
    guests.text
from guests
inner join standings
    on guests.driver_id = standings.driver_id
    and guests.season = standings.first_year
    and guests.series_id = standings.series_id
where standings.source = 'summary' and standings.position_state != 'ineligible'
