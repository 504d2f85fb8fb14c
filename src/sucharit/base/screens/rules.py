"""What each rule of the checks looks at, in the reader's language. What a finding says of a document is Thai, as the
document is; its title lets a reader of English know what it is about."""

from sucharit.base.screens.words import said
from sucharit.core.checking import rules


def titles() -> dict[str, str]:
    """The title of each rule, by its code."""
    return {rule.code: said(rule) for rule in rules()}
