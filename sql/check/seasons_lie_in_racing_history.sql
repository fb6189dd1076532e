-- severity: WARN
-- table: mart.season_entry
-- invariant: 30
-- remedy: Mend the season in the article.
-- A season lies between 1894 and the year after the article was fetched; other rows are quarantined. It is one year, or two of
-- which one follows the other.
with rejected as (
    select * from quality.rejected_row
    where regexp_extract(rule, '^\d+') = '30'
),

entries as (select * from mart.season_entry),

articles as (select * from raw.article),

broken as (
    select entries.*
    from entries
    left join articles on entries.snapshot_id = articles.snapshot_id
    where entries.first_year < 1894
        or entries.first_year > year(coalesce(articles.revision_at, articles.fetched_at)) + 1
        or entries.last_year - entries.first_year not between 0 and 1
)

select driver_id, cell_id, row_text from rejected
union all
select driver_id, cell_id, concat_ws(' | ', season, series, team) as row_text from broken
