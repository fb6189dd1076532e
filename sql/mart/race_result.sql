-- One row for every race cell of a results grid, blank cells and races not held included.
-- What the cell says of one race: its printed result, how the race ended, and whether the driver was entered and started.
with results as (select * from staging.race_result),

final as (
    select
        driver_id,
        season,
        series,
        series_id,
        race_class,
        team,
        team_id,
        car,
        round_no,
        event,
        event_link,
        event_race,
        session,
        result_text,
        position,
        class_position,
        status,
        is_entered,
        is_start,
        is_classified,
        is_pole,
        is_fastest_lap,
        sprint_position,
        marks,
        colour,
        colour_meaning,
        state,
        is_interim,
        discipline,
        kind,
        cell_id,
        snapshot_id,
        table_no,
        row_no,
        column_no
    from results
)

select * from final
