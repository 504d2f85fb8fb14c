"""Sucharit (สุจริต): plans against corruption of Thai local governments, read, checked and printed.

What lives here: the package. What never will: facts about one municipality.
"""

__version__ = "0.1.0"
