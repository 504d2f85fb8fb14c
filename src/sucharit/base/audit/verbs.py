"""The verbs that the record knows, each with its Thai sentence. A room declares its own beside its actions.

A sentence may use {label} and the facts of the entry: declare("plans.submitted", _("เสนอ{label}เพื่อพิจารณา")).
"""

from django.utils.functional import Promise

_SENTENCES: dict[str, str | Promise] = {}


def declare(verb: str, sentence: str | Promise) -> str:
    """Makes the verb known and returns it, so that a room can write SUBMITTED = declare(...)."""
    if verb in _SENTENCES and str(_SENTENCES[verb]) != str(sentence):
        raise ValueError(f"{verb} is declared twice")
    _SENTENCES[verb] = sentence
    return verb


def sentence_of(verb: str) -> str | Promise:
    """The sentence; KeyError for a verb that no room declared."""
    return _SENTENCES[verb]


def declared() -> dict[str, str | Promise]:
    """All verbs, for the reader's page and its filter."""
    return dict(_SENTENCES)
