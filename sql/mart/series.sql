-- One row for every series.
-- The names that articles use for it, and how many drivers and seasons speak of it.
with subjects as (
    select * from mart.subject
    where subject = 'series'
),

final as (
    select
        subjects.subject_id as series_id,
        subjects.name as series,
        subjects.* exclude (subject, subject_id, name)
    from subjects
)

select * from final
