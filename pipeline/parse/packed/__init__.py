"""Packed rows: articles whose tables have lost their spans, put back into rectangles.

extract reads the format, repair drives the rest: alignment lists the ways a row can lie, fits weighs them by the columns'
types (vocabulary knows names), choice takes the cheapest for all rows together; gridrows does it for results grids.
flatten is the inverse, which proves a repair. Does not belong here: wikitext, and what the cells claim.
"""
