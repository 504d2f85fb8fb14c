"""An entry as a sentence in the reader's language."""

from collections import defaultdict

from sucharit.base.audit.models import Entry
from sucharit.base.audit.verbs import declared


def sentence(entry: Entry) -> str:
    """ "เสนอแผน ... เพื่อพิจารณา"; a verb that this installation no longer knows shows its name and what it was about."""
    pattern = declared().get(entry.verb)
    if pattern is None:
        return f"{entry.verb}: {entry.label}"
    facts = defaultdict(str, {key: str(value) for key, value in entry.facts.items()})
    facts["label"] = entry.label
    return str(pattern).format_map(facts)
