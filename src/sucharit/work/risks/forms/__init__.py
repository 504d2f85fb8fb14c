"""What officers type: a risk with its controls, criteria as scales and cells, filters, reasons, pasted rows."""

from sucharit.work.risks.forms.criteria import CriteriaForm, CriteriaStartForm, SizeForm
from sucharit.work.risks.forms.registers import FilterForm, PasteForm, StartForm
from sucharit.work.risks.forms.risks import ControlForm, RiskForm
from sucharit.work.risks.forms.words import DespiteForm, ReasonForm

__all__ = [
    "ControlForm", "CriteriaForm", "CriteriaStartForm", "DespiteForm", "FilterForm", "PasteForm", "ReasonForm",
    "RiskForm", "SizeForm", "StartForm",
]  # fmt: skip
