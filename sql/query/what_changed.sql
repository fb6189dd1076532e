-- Which numbers of finished seasons moved between the last two versions of an article, and in which cell?
select
    driver_id,
    table_name,
    first_year,
    column_name,
    old_value,
    new_value,
    cell_id
from mart.article_change
where is_finished_season and rise != 0
order by driver_id, first_year, table_name, column_name, cell_id
