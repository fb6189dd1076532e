-- One row for every driver, whatever could be read of the article.
-- Who the driver is, as the current snapshot of the article says it, and where to find that snapshot.
with current_snapshots as (select * from raw.current_article),

articles as (select * from raw.article),

claims as (select * from staging.driver),

final as (
    select
        current_snapshots.driver_id,
        current_snapshots.snapshot_id,
        articles.title,
        coalesce(claims.name, articles.title) as name,
        claims.full_name,
        coalesce(claims.birth_date, claims.prose_birth_date) as birth_date,
        case
            when claims.birth_date is not null then 'infobox'
            when claims.prose_birth_date is not null then 'prose'
        end as birth_date_basis,
        claims.birth_place,
        claims.death_date,
        claims.nationality,
        claims.racing_licence,
        claims.current_team,
        claims.relatives,
        articles.url,
        articles.permalink,
        articles.page_id,
        articles.revision_id,
        articles.revision_at,
        articles.fetched_at,
        articles.wikidata_id
    from current_snapshots
    inner join articles on current_snapshots.snapshot_id = articles.snapshot_id
    left join claims on current_snapshots.snapshot_id = claims.snapshot_id
)

select * from final
