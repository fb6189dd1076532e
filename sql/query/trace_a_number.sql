-- Which cells of the article does a driver's number of wins come from?
select evidence.driver_id, cells.cell_id, cells.text, cells.markup, evidence.permalink
from mart.evidence as evidence
inner join raw.cell as cells on evidence.cell_id = cells.cell_id
where evidence.table_name = 'mart.driver_career' and evidence.column_name = 'wins' and cells.text != '0'
order by evidence.driver_id, cells.table_no, cells.row_no, cells.column_no
