-- severity: WARN
-- table: mart.season_standing
-- invariant: 62
-- remedy: Colour or text of the article's cell is wrong: compare with the final standings.
-- A gold, silver or bronze championship position is a first, second or third place, in all or in a class, and these places have
-- no other colour.
with standings as (
    select * from mart.season_standing
    where position_text != ''
),

cells as (
    select cell_id, colour from raw.cell
    where colour is not null
),

medals as (
    select
        colour,
        try_cast(best as integer) as position
    from raw.rule_colours
    where family is null and best = worst
)

select
    standings.driver_id,
    standings.position_cell_id as cell_id,
    standings.season,
    standings.series,
    standings.position_text,
    medals.position as position_by_colour
from standings
inner join cells on standings.position_cell_id = cells.cell_id
inner join medals on cells.colour = medals.colour
where standings.position is distinct from medals.position
union all by name
select
    standings.driver_id,
    standings.position_cell_id as cell_id,
    standings.season,
    standings.series,
    standings.position_text
from standings
inner join cells on standings.position_cell_id = cells.cell_id
semi join raw.rule_colours as rules on cells.colour = rules.colour and rules.best is distinct from rules.worst
where standings.position <= 3
