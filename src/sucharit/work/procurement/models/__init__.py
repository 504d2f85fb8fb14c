"""Nouns of procurement."""

from sucharit.work.procurement.models.asking import Answer, ProcurementRules
from sucharit.work.procurement.models.committee import SEATS, Committee
from sucharit.work.procurement.models.plan import PlanLine
from sucharit.work.procurement.models.purchase import Method, Purchase
from sucharit.work.procurement.models.report import Posting, Report

__all__ = ["SEATS", "Answer", "Committee", "Method", "PlanLine", "Posting", "ProcurementRules", "Purchase", "Report"]
