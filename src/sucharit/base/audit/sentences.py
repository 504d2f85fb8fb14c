"""An entry as a sentence in the reader's language."""

import datetime
import re
from collections import defaultdict

from sucharit.base.audit.models import Entry
from sucharit.base.audit.verbs import declared
from sucharit.base.screens.words import day

_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def sentence(entry: Entry, *, label: str = "") -> str:
    """ "เสนอแผน ... เพื่อพิจารณา"; a verb that this installation no longer knows shows its name and what it was about.
    `label` names the thing shorter, where the page is about it."""
    pattern = declared().get(entry.verb)
    if pattern is None:
        return f"{entry.verb}: {entry.label}"
    facts = defaultdict(str, {key: _said(value) for key, value in entry.facts.items()})
    facts["label"] = label or entry.label
    return str(pattern).format_map(facts)


def _said(value: object) -> str:
    """A fact as people read it: the record keeps days as ISO, officers write พ.ศ."""
    text = str(value)
    try:
        return day(datetime.date.fromisoformat(text)) if _ISO.fullmatch(text) else text
    except ValueError:
        return text
