-- severity: ERROR
-- table: mart.reconciliation
-- invariant: 76
-- remedy: Mart.reconciliation does not say what mart.season_witness says, or its verdict does not follow from its values.
-- A comparison of a season has the values of its witnesses; values that agree are equal, values in conflict are not, and have a
-- kind.
with comparisons as (select * from mart.reconciliation),

witnesses as (
    select
        driver_id,
        season,
        series_id,
        coalesce(series_class, '') as class_key,
        metric,
        max(value) filter (where source = 'summary') as summary_value,
        max(value) filter (where source = 'grid') as grid_value,
        list(value) filter (where source = 'prose') as prose_values
    from mart.season_witness
    group by driver_id, season, series_id, coalesce(series_class, ''), metric
),

compared as (
    select
        comparisons.*,
        comparisons.scope = 'season' and (
            witnesses.driver_id is null
            or comparisons.summary_value is distinct from witnesses.summary_value
            or comparisons.grid_value is distinct from witnesses.grid_value
            or (comparisons.prose_value is not null and not coalesce(list_contains(witnesses.prose_values, comparisons.prose_value), false))
        ) as is_of_no_witness,
        least(infobox_value, comparisons.summary_value, comparisons.grid_value, prose_value, total_value)
        = greatest(infobox_value, comparisons.summary_value, comparisons.grid_value, prose_value, total_value) as is_equal,
        coalesce(contains(note, 'second value'), false) as has_alternate
    from comparisons
    left join witnesses
        on comparisons.driver_id = witnesses.driver_id
        and comparisons.season = witnesses.season
        and comparisons.series_id = witnesses.series_id
        and coalesce(comparisons.series_class, '') = witnesses.class_key
        and comparisons.metric = witnesses.metric
)

select
    driver_id, cell_id, season, series, metric, infobox_value, summary_value, grid_value, prose_value, verdict, kind,
    difference, note
from compared
where is_of_no_witness
    or (verdict = 'agree' and not is_equal and not has_alternate)
    or (verdict = 'conflict' and is_equal)
    or (verdict = 'conflict' and kind is null)
    or (verdict in ('agree', 'single_source') and kind is not null)
