-- severity: WARN
-- table: quality.applied_correction
-- invariant: none
-- remedy: Look at the article: retire the correction where it was put right, change it where it says something else.
-- Every active correction finds its claim, and the article still states what the correction expects.
select
    driver_id,
    cell_id,
    correction_no,
    table_name,
    row_key,
    column_name,
    expect,
    stated_value,
    corrected_value,
    outcome
from quality.applied_correction
where outcome in ('unexpected', 'superseded', 'missing', 'invalid')
