"""The report: static pages of a published warehouse, for readers, editors and analysts.

Each part has its module: build (the order in which the pages are made), read (queries), links, values, career, grids,
contradictions, drivers (a driver's page), pages (which of them are made anew), making (making them on all cores), lists (of all
drivers), parts (where a long list is cut), search, overview (the other pages), record (what files were made from), site (files
and templates). The pages need no network and no script, and work from the file system. An article is hostile input: its text is
only ever shown as text.
"""
