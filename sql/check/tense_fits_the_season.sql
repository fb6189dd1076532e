-- severity: WARN
-- table: raw.sentence
-- invariant: 71
-- remedy: The sentence speaks of a season long over as if it were now: bring the article up to date.
-- A sentence that says `currently` or `recently` is not older than the tables by a season, and a sentence about a past
-- year does not speak in the present or the future.
with sentences as (
    select
        *,
        regexp_matches(text, '\b[Cc]urrently (?:compet|driv|rac)|\b[Rr]ecently (?:crowned|won|signed|joined)') as speaks_of_now,
        try_cast(
            regexp_extract(
                text,
                '^In ((?:19|20)\d\d), .*\b(?:will (?:compete|race|drive|join)|(?:she|he|they|[A-Z]\S+) (?:(?:races|competes|drives) (?:in|for)|(?:is|are) (?:currently|now)))\b',
                1
            ) as integer
        ) as year_spoken_of
    from raw.sentence
),

current_snapshots as (select * from raw.current_article),

articles as (select * from raw.article),

careers as (select * from mart.driver_career)

select
    sentences.driver_id,
    sentences.cell_id,
    coalesce(sentences.year_spoken_of, careers.last_season) as last_season,
    sentences.text
from sentences
inner join current_snapshots on sentences.snapshot_id = current_snapshots.snapshot_id
inner join articles on sentences.snapshot_id = articles.snapshot_id
inner join careers on sentences.driver_id = careers.driver_id
where (sentences.speaks_of_now and careers.last_season < year(coalesce(articles.revision_at, articles.fetched_at)) - 1)
    or sentences.year_spoken_of < year(coalesce(articles.revision_at, articles.fetched_at))
