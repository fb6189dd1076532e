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
        ) as left_over,
        -- nothing is left of the markup when its templates, links and tags are taken out: it holds no other signs
        not regexp_matches(
            regexp_replace(
                regexp_replace(
                    regexp_replace(markup, '\[\[[^\[\]{}<>|\n]*(?:\|[^\[\]]*)?\]\]', '', 'g'),
                    '\{\{[^{}\[\]]*\}\}', '', 'g'
                ),
                '</?(?:small|br|sup|sub|span|div|center)(?:\s[^<>]*)?/?>', '', 'g'
            ),
            '[\[\]{}<>]'
        ) and not contains(markup, '&') as is_plain
    from raw.cell
    where contains(text, '{{') or contains(text, '[[') or contains(text, '<')
),

typed_texts as (
    select driver_id, cell_id, unnest([season, series, team, role]) as text from mart.season_entry
    union all
    select driver_id, cell_id, unnest([season, series, points_text, position_text]) as text from mart.season_standing
    union all
    select driver_id, cell_id, unnest([team, car, event, result_text]) as text from mart.race_result
    union all
    select driver_id, cell_id, value_text as text from staging.infobox_claim
    union all
    select driver_id, snapshot_id || '/infobox/' as cell_id,
        unnest([full_name, birth_place, nationality, racing_licence, current_team, relatives]) as text
    from mart.driver
),

typed as (
    select
        driver_id,
        cell_id,
        text,
        regexp_replace(cell_id, '/r\d+/c\d+$', '/') as place
    from typed_texts
    where regexp_matches(text, '\{\{[^{}]+\}\}|\[\[[^\[\]\n]*[\pL\pN][^\[\]\n]*\]\]|<(?:small|br|sup|sub|span|div|ref|center)(?:\s[^<>]*)?/?>')
),

-- where a broken article leaves such signs in what raw shows of the same table or infobox, and in its heading
sources as (
    select typed.cell_id
    from typed
    inner join raw.cell as shown on typed.driver_id = shown.driver_id and starts_with(shown.cell_id, typed.place)
    where regexp_matches(shown.text, '\{\{|\[\[|<')
    union
    select typed.cell_id
    from typed
    inner join raw.infobox_field as shown on typed.driver_id = shown.driver_id and starts_with(shown.cell_id, typed.place)
    where regexp_matches(shown.text, '\{\{|\[\[|<')
    union
    select typed.cell_id
    from typed
    inner join raw.wikitable as shown
        on typed.driver_id = shown.driver_id and typed.place = shown.snapshot_id || '/t' || shown.table_no || '/'
    where regexp_matches(concat_ws(' ', shown.section, shown.caption), '\{\{|\[\[|<')
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
        or not contains(cells.markup, '&')
        and len(regexp_extract_all(cells.markup, '<')) = len(regexp_extract_all(cells.markup, '<(?:/?[a-zA-Z]+(?:\s[^<>]*)?/?>|!--)'))
    )
    and (contains(cells.markup, cells.left_over) or cells.is_plain)
    and len(regexp_extract_all(cells.markup, '\{\{')) = len(regexp_extract_all(cells.markup, '\}\}'))
    and len(regexp_extract_all(cells.markup, '\[\[')) = len(regexp_extract_all(cells.markup, '\]\]'))
    and not contains(lower(cells.markup), 'nowiki')
    and len(regexp_extract_all(lower(cells.markup), '<ref(?:\s[^<>]*[^/<>])?>')) <= len(regexp_extract_all(lower(cells.markup), '</ref'))
union all by name
select
    typed.driver_id,
    typed.cell_id,
    typed.text
from typed
anti join sources on typed.cell_id = sources.cell_id
