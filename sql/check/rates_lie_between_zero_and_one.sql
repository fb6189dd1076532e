-- severity: ERROR
-- table: mart.driver_career
-- invariant: 39
-- remedy: See the rates' definitions in seeds/metrics.csv and their SQL.
-- A rate is its count divided by the races: between 0 and 1 wherever the count is no larger than the races, and null only
-- where there are no races or no count.
with rows as (
    select 'mart.driver_career' as table_name, * from mart.driver_career
    union all by name
    select 'mart.driver_season' as table_name, * from mart.driver_season
    union all by name
    select 'mart.driver_series' as table_name, * from mart.driver_series
    union all by name
    select 'mart.driver_team' as table_name, * from mart.driver_team
),

rates as (
    select
        driver_id,
        table_name,
        races,
        unnest([
            {'metric': 'wins', 'value': wins, 'rate': win_rate},
            {'metric': 'podiums', 'value': podiums, 'rate': podium_rate},
            {'metric': 'poles', 'value': poles, 'rate': pole_rate},
            {'metric': 'fastest_laps', 'value': fastest_laps, 'rate': fastest_lap_rate}
        ], recursive := true)
    from rows
)

select
    driver_id,
    table_name,
    metric,
    races,
    value,
    rate
from rates
where (rate is null and races > 0 and value is not null)
    or (rate is not null and coalesce(races, 0) = 0)
    or rate < 0
    or (rate > 1 and value <= races)
    or abs(rate - value / races) > 0.00001
