-- One row for every team_id: a team, or several that a cell names together (`is_shared`), each of which has a row of its own too.
-- The names that articles use for it, and how many drivers and seasons speak of it.
with subjects as (
    select * from mart.subject
    where subject = 'team'
),

final as (
    select
        subjects.subject_id as team_id,
        subjects.name as team,
        contains(subjects.subject_id, '+') as is_shared,
        subjects.* exclude (subject, subject_id, name)
    from subjects
)

select * from final
