"""Markup: wikitext to a document of tables with their cells, infobox fields, sentences, notes and key lines.

Where to look:
tables    mask and lines find what the wiki's table pass sees, rows and build make tables of it, rectangle expands spans,
          scan runs them over an article; enclosed and crossing are the wiki's exceptions; table is the model
cells     inline chooses between flat (the short way), decoder (with brackets, htmltags, quotes, links, entities, tokens)
          and fallback (mwparserfromhell); writer collects what a cell says
templates templates, changes and expansion say what calls mean
articles  wikitext puts a document together; boxes (boxsplit, boxtree) are infoboxes, plain and sentences prose, legend keys
Belongs here: what MediaWiki's marks mean. Does not belong here: what racing makes of them.
"""
