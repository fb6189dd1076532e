-- severity: WARN
-- table: raw.dump_file
-- invariant: none
-- scope: warehouse
-- remedy: Fetch the dump again and refresh from it: its bytes are damaged or end too early. What could be read of it is kept.
-- A dump that was read had no damaged place, no page that is none, and no article that failed.
with dumps as (select * from raw.dump_file)

select file, url, read_at, broken_tails, unreadable, failed
from dumps
where broken_tails > 0 or unreadable > 0 or failed > 0
