-- severity: WARN
-- table: quality.unread_cell
-- invariant: none
-- remedy: Mend the cell: it stands in the wrong column, or two rows give one standing two values; a code of a series' own goes into seeds/result_codes.csv.
-- What an article writes in the place of a number or result can be read as one; what a template hides or a flattened text has
-- lost is apart.
select driver_id, cell_id, reason, text
from quality.unread_cell
where reason not in ('template', 'result_lost')
