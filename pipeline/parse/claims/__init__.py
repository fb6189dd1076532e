"""Claims: a document's tables, infoboxes and sentences to typed values, each with the cell it came from.

Where to look:
layout    labels names columns and kinds of table (eventcolumns, headings, legend's notes), values types one cell's text,
          identity makes the slugs
summary   career summaries: entryseries, teams, standing, totals; repeats says which of them repeat another
grid      results grids: gridcolumns, gridseries, gridstanding, racecell, racepieces, results, resultrows, setting;
          events are the tables of one event
infobox   infobox parameters; driver is the row about the person
prose     sentences: forms, numerals, mentions; lead is the first section's totals
Belongs here: what racing means by a text. Does not belong here: markup, which has been read before.
"""
