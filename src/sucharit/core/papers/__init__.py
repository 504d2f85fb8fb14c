"""What leaves the house on paper: the plan book and the other official papers, as PDF, DOCX and XLSX.

Here live blocks, builders (a value becomes a Paper) and writers (a Paper becomes a file). Never here: reading,
judging a plan, or anything that a plan does not say.
"""

from sucharit.core.papers.announcements import announcement
from sucharit.core.papers.annual import annual_plan
from sucharit.core.papers.book import BookFacts, book
from sucharit.core.papers.budgets import budget_table
from sucharit.core.papers.integrity import integrity_report
from sucharit.core.papers.memos import memo
from sucharit.core.papers.number_registers import RegisterLine, number_register
from sucharit.core.papers.orders import order
from sucharit.core.papers.outline import with_framework_titles
from sucharit.core.papers.paper import Attachment, Paper
from sucharit.core.papers.proclamations import (
    Proclamation,
    adoption_words,
    integrity_words,
    no_gift_words,
    proclamation,
)
from sucharit.core.papers.registry import PAPER_NAMES, NothingToPrint, PaperName, paper, papers_for
from sucharit.core.papers.risks import risk_register
from sucharit.core.papers.writing.docx import write_docx
from sucharit.core.papers.writing.pdf import write_pdf
from sucharit.core.papers.writing.refusals import UnprintablePaper
from sucharit.core.papers.writing.xlsx import write_xlsx

__all__ = [
    "PAPER_NAMES", "Attachment", "BookFacts", "NothingToPrint", "Paper", "PaperName", "Proclamation",
    "RegisterLine", "UnprintablePaper", "adoption_words",
    "announcement", "annual_plan", "book", "budget_table", "integrity_report", "integrity_words", "memo",
    "no_gift_words", "number_register", "order", "paper", "papers_for", "proclamation",
    "risk_register", "with_framework_titles", "write_docx", "write_pdf", "write_xlsx",
]  # fmt: skip
