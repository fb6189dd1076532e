-- One row for every driver: the career, in the discipline racing only.
-- Measures add what the article reports; `basis` says where they come from. No points: they have no sum across series.
-- A title is a first place in a finished season of a championship; single events such as Macau or Le Mans are none.
with careers as (
    select * from mart.driver_measure
    where scope = 'career'
),

final as (
    select careers.* exclude (scope, season, series_id, team_id, races_shared, wins_shared, poles_shared, fastest_laps_shared, podiums_shared)
    from careers
)

select * from final
