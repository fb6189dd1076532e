-- One row for every measure.
-- The written definition of each measure: what counts, what does not, in which tables it stands.
with rules as (select * from raw.rule_metrics),

final as (
    select
        metric,
        name,
        unit,
        definition,
        counts,
        does_not_count,
        tables
    from rules
)

select * from final
