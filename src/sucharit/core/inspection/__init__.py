"""Arithmetic of inspection: how much of the control activities was corrected, the days of the follow-up rounds, the
weighted risk of what may be audited, and the years in which its turn comes.

Never here: who decided, an office's own weights, or any word of a form.
"""

from sucharit.core.inspection.control import CORRECTED_LEAST, Corrected, round_days
from sucharit.core.inspection.risk import CYCLE, Level, audited_in, level_of, weighted

__all__ = ["CORRECTED_LEAST", "CYCLE", "Corrected", "Level", "audited_in", "level_of", "round_days", "weighted"]
