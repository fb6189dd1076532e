-- One row for every driver and season, the season as the integer of its first year.
-- The measures of mart.driver_career by season, titles and best position among the championships that began in it.
-- No points: a season's series count them in different systems.
with seasons as (
    select * from mart.driver_measure
    where scope = 'season'
),

final as (
    select
        seasons.* exclude (
            scope, series_id, team_id, first_season, last_season, seasons, best_position_season,
            races_shared, wins_shared, poles_shared, fastest_laps_shared, podiums_shared
        )
    from seasons
)

select * from final
