"""Facts about the world, as versioned YAML files with source and confidence: frameworks, scales, lists, clocks, words.

A new year is a new file; a file of a past year is never edited. Each loader reads its file once and gives a frozen value.
Never here: rules that judge a plan, and anything that belongs to one organization.
"""

from sucharit.reference.confidence import Confidence, Fact
from sucharit.reference.framework import Framework, Manual, Node, ReportRound, WordList, framework, framework_versions
from sucharit.reference.loading import BrokenReference, UnknownReference

__all__ = [
    "BrokenReference", "Confidence", "Fact", "Framework", "Manual", "Node", "ReportRound", "UnknownReference",
    "WordList", "framework", "framework_versions",
]  # fmt: skip
