"""What is asked of an annual plan on its way, beside what is asked of all things."""

from sucharit.base.approvals.ways import Way
from sucharit.work.years.models import YearPlan


class YearWay(Way[YearPlan]):
    """A year runs once it is approved, and can then be amended."""

    @property
    def amended(self) -> bool:
        """Approved, and changed since by amendments."""
        return self.stands(YearPlan.State.APPROVED) and self.thing.approved_fingerprint != self.current
