-- severity: ERROR
-- table: raw.cell
-- invariant: 10
-- remedy: The decoder of pipeline/parse/markup/inline.py left a whole template, link or tag in a text.
-- No whole template, link or tag of the markup is left in the text of a cell that claims are read from. What the wiki shows
-- as text is the article's: a link or template whose name holds brackets, or among others that are never closed, a tag put
-- together from pieces, a reference never closed.
with tables as (
    select * from raw.wikitable
    where kind in ('career_summary', 'karting_summary', 'results_grid', 'event_results')
),

articles as (
    select * from raw.article
    where format = 'wikitext'
),

cells as (
    select
        *,
        regexp_extract(
            replace(text, '[[[', ''),
            '\{\{\s*[^{}\[\]<>|\s][^{}\[\]<>|]*(?:\|(?:[^{}\[\]]|\[\[[^{}\[\]]*\]\])*)?\}\}'
            || '|\[\[[^{}\[\]<>|\n]*[\pL\pN][^{}\[\]<>|\n]*(?:\|[^{}\[\]<>]+)?\]\]'
            || '|<(?:small|br|sup|sub|span|div|ref|center|abbr|font|big|s|del)(?:\s[^{}\[\]<>]*)?/?>'
        ) as left_over
    from raw.cell
    where contains(text, '{{') or contains(text, '[[') or contains(text, '<')
)

select
    cells.driver_id,
    cells.cell_id,
    cells.text,
    cells.markup
from cells
inner join articles on cells.snapshot_id = articles.snapshot_id
inner join tables on cells.snapshot_id = tables.snapshot_id and cells.table_no = tables.table_no
where cells.left_over != ''
    and (
        left(cells.left_over, 1) != '<'
        or len(regexp_extract_all(cells.markup, '<')) = len(regexp_extract_all(cells.markup, '<(?:/?[a-zA-Z]+(?:\s[^<>]*)?/?>|!--)'))
    )
    and contains(cells.markup, cells.left_over)
    and len(regexp_extract_all(cells.markup, '\{\{')) = len(regexp_extract_all(cells.markup, '\}\}'))
    and len(regexp_extract_all(cells.markup, '\[\[')) = len(regexp_extract_all(cells.markup, '\]\]'))
    and not contains(lower(cells.markup), 'nowiki')
    and len(regexp_extract_all(lower(cells.markup), '<ref(?:\s[^<>]*[^/<>])?>')) <= len(regexp_extract_all(lower(cells.markup), '</ref'))
