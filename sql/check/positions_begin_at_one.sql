-- severity: WARN
-- table: mart.season_standing
-- invariant: 19
-- remedy: Mend the position in the article.
-- A position is at least 1; a row that says otherwise is quarantined, and a cell whose text cannot be one is unread.
with rejected as (
    select * from quality.rejected_row
    where regexp_extract(rule, '^\d+') = '19'
),

broken as (
    select * from mart.season_standing
    where position < 1
),

unread as (
    select * from quality.unread_cell
    where reason in ('unknown_text', 'unknown_code') and regexp_matches(text, '(?:^|\s)(?:0+|[-−]\s?\d+)(?:st|nd|rd|th)?$')
)

select driver_id, cell_id, row_text from rejected
union all
select driver_id, cell_id, concat_ws(' | ', season, series, position_text) as row_text from broken
union all
select driver_id, cell_id, text as row_text from unread
