"""Facts about the world, as versioned YAML files with source and confidence: frameworks, scales, lists, clocks, words.

A new year is a new file; a file of a past year is never edited. Each loader reads its file once and gives a frozen
value; importing this package reads nothing.
Never here: rules that judge a plan, and anything that belongs to one organization.
"""

from sucharit.reference.clocks import Clock, clock, clocks
from sucharit.reference.complaints import ComplaintCategory, complaint_categories
from sucharit.reference.confidence import Confidence, Fact
from sucharit.reference.forms import ControlForm, InternalAudit, InternalControl, internal_audit, internal_control
from sucharit.reference.framework import Framework, Manual, Node, ReportRound, WordList, framework, framework_versions
from sucharit.reference.gifts import AllowedGift, GiftRule, gift_rule
from sucharit.reference.ita import Instrument, Ita, ItaIndicator, ItaLevel, ita
from sucharit.reference.loading import BrokenReference, UnknownReference, sources
from sucharit.reference.months import Month, months
from sucharit.reference.oit import Checklist, ChecklistItem, Theme, oit, oit_themes, oit_years
from sucharit.reference.places import Province, province, provinces
from sucharit.reference.risks import (
    Band,
    Grid,
    RiskScale,
    RiskVocabulary,
    ScaleText,
    risk_scale,
    risk_scales,
    risk_vocabulary,
)
from sucharit.reference.words import OrganizationKind, OrganizationWords, organization_words, words

__all__ = [
    "AllowedGift", "Band", "BrokenReference", "Checklist", "ChecklistItem", "Clock", "ComplaintCategory", "Confidence",
    "ControlForm", "Fact", "Framework", "GiftRule", "Grid", "Instrument", "InternalAudit", "InternalControl", "Ita",
    "ItaIndicator", "ItaLevel", "Manual", "Month", "Node", "OrganizationKind", "OrganizationWords", "Province",
    "ReportRound", "RiskScale", "RiskVocabulary", "ScaleText", "Theme", "UnknownReference", "WordList", "clock",
    "clocks", "complaint_categories", "framework", "framework_versions", "gift_rule", "internal_audit",
    "internal_control", "ita", "months", "oit", "oit_themes", "oit_years", "organization_words", "province",
    "provinces", "risk_scale", "risk_scales", "risk_vocabulary", "sources", "words",
]  # fmt: skip
