-- severity: WARN
-- table: mart.race_result
-- invariant: none
-- remedy: A reader gave a place, points or a count that its cell does not hold, or a table was changed after it was made.
-- A place, points or a count of an infobox stands in the text that it was read from, where that has figures; what a correction sets is
-- apart.
with corrected as (select * from quality.applied_correction),

numbers as (
    select driver_id, cell_id, 'position' as column_name, position::decimal(12, 4) as value, result_text as text from mart.race_result
    where position is not null and not contains(result_text, position::varchar)
    union all
    select driver_id, cell_id, 'position' as column_name, position::decimal(12, 4) as value, position_text as text from mart.season_standing
    where position is not null
    union all
    select driver_id, cell_id, 'points' as column_name, points as value, points_text as text from mart.season_standing
    where points is not null
    union all
    select driver_id, cell_id, metric as column_name, value, value_text as text from staging.infobox_claim
    where value is not null and metric != 'titles'
)

select driver_id, cell_id, column_name, value, text
from numbers
anti join corrected on numbers.cell_id = corrected.cell_id
where regexp_matches(text, '\d') and not contains(replace(text, ',', ''), floor(abs(value))::bigint::varchar)
