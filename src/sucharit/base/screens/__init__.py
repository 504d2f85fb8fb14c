"""How things look on a screen: filters and tags, forms, charts as SVG, differences of words, the gallery of components.

Never here: what a page is about. Rooms bring values; this room turns them into what a person sees.
"""
