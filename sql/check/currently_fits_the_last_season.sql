-- severity: WARN
-- table: raw.sentence
-- invariant: 71
-- remedy: The sentence speaks of a season long over: bring the article up to date.
-- A sentence that says `currently` is not older than the tables: the last season is that of the article's revision or the one before.
with sentences as (
    select * from raw.sentence
    where regexp_matches(text, '\b[Cc]urrently (?:compet|driv|rac)')
),

current_snapshots as (select * from raw.current_article),

articles as (select * from raw.article),

careers as (select * from mart.driver_career)

select
    sentences.driver_id,
    sentences.cell_id,
    careers.last_season,
    sentences.text
from sentences
inner join current_snapshots on sentences.snapshot_id = current_snapshots.snapshot_id
inner join articles on sentences.snapshot_id = articles.snapshot_id
inner join careers on sentences.driver_id = careers.driver_id
where careers.last_season < year(coalesce(articles.revision_at, articles.fetched_at)) - 1
