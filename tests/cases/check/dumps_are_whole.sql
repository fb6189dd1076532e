-- A dump with a damaged place is listed, one that was read to its end is not.
-- pass
insert into raw.dump_file (file, url, broken_tails, unreadable, failed) values ('a.xml.bz2', '/a.xml.bz2', 0, 0, 0);
-- fail
insert into raw.dump_file (file, url, broken_tails, unreadable, failed) values ('a.xml.bz2', '/a.xml.bz2', 1, 0, 0);
