"""Thai clusters: one consonant with the vowels and marks that hang on it. The unit of search, cutting and likeness."""

import re

# ฤ and ฦ lie between ก and ฮ, so "ฤๅ" is one cluster; no dictionary, so no drift between versions.
_CLUSTER = re.compile(
    "[เ-ไ]?[ก-ฮ][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*[ะาำๅ]?|[A-Za-z0-9]+|[๐-๙]+|[^\\s]",
)


def clusters(text: str) -> list[str]:
    """The clusters of `text` in order, without its white space: joined they are the text without white space.

    A run of Latin letters and digits is one, a run of Thai digits is one, any other character is one of its own.
    """
    return _CLUSTER.findall(text)
