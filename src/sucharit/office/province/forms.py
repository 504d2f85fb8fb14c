"""What of the province is shown."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.organizations.models import Organization
from sucharit.base.screens.forms import SearchField
from sucharit.core.thai import sort_key
from sucharit.office.province.queries import SHOWN


class ProvinceFilter(forms.Form):
    """Year, place, kind, what is wrong, words; choices are those of the organizations that are watched."""

    q = SearchField(label=gettext_lazy("ค้นหาชื่อหน่วยงาน"))
    year = forms.TypedChoiceField(label=gettext_lazy("ปีงบประมาณ"), coerce=int, required=False)
    province = forms.ChoiceField(label=gettext_lazy("จังหวัด"), required=False)
    district = forms.ChoiceField(label=gettext_lazy("อำเภอ"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("ประเภท"), required=False)
    show = forms.ChoiceField(label=gettext_lazy("แสดงเฉพาะ"), required=False)

    def __init__(
        self, *args: Any, organizations: Sequence[Organization], years: Sequence[int], this: int, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.this = this
        provinces = {one.province for one in organizations}
        self._choices("year", [(year, str(year)) for year in (this, *(year for year in years if year != this))])
        self._choices("province", _named(provinces, _("ทุกจังหวัด")))
        self._choices("district", _named((one.district for one in organizations), _("ทุกอำเภอ")))
        kinds = {one.kind for one in organizations}
        labels = [(value, label) for value, label in Organization.Kind.choices if value in kinds]
        self._choices("kind", [("", _("ทุกประเภท")), *labels])
        self._choices("show", [("", _("ทั้งหมด")), *((key, words) for key, (words, _test) in SHOWN.items())])
        if len(provinces) < 2:
            del self.fields["province"]

    def _choices(self, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, Any]:
        """What was chosen; nonsense chooses nothing, and no year is this year."""
        self.is_valid()
        told = {key: value for key, value in getattr(self, "cleaned_data", {}).items() if value}
        return {"year": self.this} | told


def _named(names: Iterable[str], all_of_them: str) -> list[tuple[str, str]]:
    return [("", all_of_them), *((name, name) for name in sorted({name for name in names if name}, key=sort_key))]
