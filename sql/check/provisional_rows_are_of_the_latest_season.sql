-- severity: WARN
-- table: mart.season_standing
-- invariant: 32
-- remedy: Clear the star of the finished season in the article.
-- Provisional rows stand only in the latest season of the table.
with standings as (
    select
        *,
        max(last_year) over (partition by driver_id, discipline) as latest_year
    from mart.season_standing
)

select
    driver_id,
    cell_id,
    season,
    series,
    points_text,
    position_text,
    latest_year
from standings
where is_provisional and last_year < latest_year
