"""Public procurement as values: purchases read from spreadsheets, the figures of a year, what they ask, and rotation.

Never here: who wrote a purchase down, an answer to a question, or a word for the screen.
"""

from sucharit.core.procurement.methods import read_method
from sucharit.core.procurement.plan import PlanLine, Result, Standing, against_plan, standing
from sucharit.core.procurement.questions import Analysis, Asks, Question, analyse
from sucharit.core.procurement.rotation import Breach, Sitting, Why, breaches, next_up
from sucharit.core.procurement.shares import FISCAL_MONTHS, Share, percent
from sucharit.core.procurement.splitting import Split, splits
from sucharit.core.procurement.values import Method, Purchase, Yardsticks, usual_yardsticks
from sucharit.core.procurement.vendors import is_company, public_name, tax_number, vendor_key

__all__ = [
    "FISCAL_MONTHS", "Analysis", "Asks", "Breach", "Method", "PlanLine", "Purchase", "Question", "Result", "Share",
    "Sitting", "Split", "Standing", "Why", "Yardsticks", "against_plan", "analyse", "breaches", "is_company", "next_up",
    "percent", "public_name", "read_method", "splits", "standing", "tax_number", "usual_yardsticks", "vendor_key",
]  # fmt: skip
