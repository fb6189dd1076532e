-- One row for every entry: a driver, season, series, class and team, as a row of a career summary states it.
-- A count is null if and only if its `_state` says why. Points and position belong to the standing that entries share.
with entries as (select * from staging.season_entry),

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
        team,
        team_id,
        entry_no,
        role,
        races,
        races_state,
        wins,
        wins_state,
        poles,
        poles_state,
        fastest_laps,
        fastest_laps_state,
        podiums,
        podiums_state,
        is_provisional,
        cell_id,
        snapshot_id,
        table_no,
        row_no
    from entries
)

select * from final
