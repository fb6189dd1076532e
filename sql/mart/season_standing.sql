-- One row for every standing: a driver, season, series and class, as one source (`summary` or `grid`) states it.
-- Points mean something only inside one series and season; entries of one standing share them and never hold a copy.
with standings as (select * from staging.season_standing),

final as (
    select
        driver_id,
        discipline,
        season,
        first_year,
        last_year,
        series,
        series_id,
        series_class,
        points,
        points_gross,
        points_text,
        points_state,
        position,
        position_text,
        position_state,
        position_class,
        is_tie,
        is_provisional,
        entries,
        source,
        cell_id,
        points_cell_id,
        position_cell_id,
        snapshot_id,
        table_no,
        row_no
    from standings
)

select * from final
