"""A text as the index keeps it, and as a question asks for it."""

from sucharit.core.thai import clusters, fold

LONGEST_QUERY = 200
LONGEST_TEXT = 100_000


def indexed(*texts: str) -> str:
    """Folded clusters parted by single spaces, with a space before the first and after the last.

    Folding drops the spaces of the text, so it goes part by part: "CPI 50" keeps two words that can be asked for.
    """
    parts = " ".join(texts)[:LONGEST_TEXT].split()
    return f" {' '.join(cluster for part in parts for cluster in clusters(fold(part)))} "


def phrases(question: str) -> list[str]:
    """Each word group of the question as a phrase to look for; the last cluster may be only begun."""
    return [f" {told.strip()}" for part in question[:LONGEST_QUERY].split() if (told := indexed(part)).strip()]
