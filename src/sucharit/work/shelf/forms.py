"""Forms made of a register's columns; the forms of verbs; filters of the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import Officer
from sucharit.base.screens.forms import DayField, SearchField
from sucharit.core.fiscal import FiscalYear
from sucharit.work.shelf.declaring import Area, Register
from sucharit.work.shelf.models import Entry
from sucharit.work.shelf.models.entry import FIRST, LAST
from sucharit.work.shelf.queries import keeps_all, units_to_keep, years_of
from sucharit.work.shelf.values import empty_of, offered, question
from sucharit.work.years.recording.forms import ReasonForm, RecordForm, YearFilter

NEEDED = {"required": _("โปรดกรอกช่องนี้")}


def text_field(label: Any, most: int, *, lines: int = 0, required: bool = True, help_text: Any = "") -> forms.CharField:
    """Words that a verb asks for, in one line or in `lines`."""
    widget = forms.Textarea(attrs={"rows": lines}) if lines else forms.TextInput()
    return forms.CharField(
        label=label, max_length=most, required=required, widget=widget, help_text=help_text, error_messages=NEEDED
    )


def day_field(label: Any) -> DayField:
    """A day that a verb asks for."""
    return DayField(label=label, error_messages={"required": _("โปรดใส่วันที่")})


def choice_field(label: Any, choices: Any) -> forms.ChoiceField:
    """One of a few, each to be seen."""
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, error_messages={"required": _("โปรดเลือกหนึ่งข้อ")}
    )


class EntryForm(RecordForm):
    """Every column that is written by hand, the unit that keeps the entry, and the year where no day decides it."""

    def __init__(self, *args: Any, register: Register, officer: Officer, entry: Entry | None = None, **options: Any):
        self.register = register
        initial = dict(options.pop("initial", None) or {})
        if entry is not None:
            initial = {one.field: getattr(entry, one.field) for one in register.written} | initial
            initial |= {"edition": entry.edition, "unit": entry.unit_id}
        super().__init__(*args, **(options | {"initial": initial}))
        for column in register.written:
            now = getattr(entry, column.field, None) if entry is not None else None
            pointed = now if hasattr(now, "_meta") else None
            self.fields[column.field] = question(register, column, officer.organization, pointed)
        self._ask_unit(officer, entry)
        if entry is None and not register.dated_by:
            self._ask_year(officer)

    def _ask_unit(self, officer: Officer, entry: Entry | None) -> None:
        if "unit" in self.fields:
            return
        units = units_to_keep(officer)
        wanted = not keeps_all(officer) and bool(officer.unit_ids)
        field = forms.ModelChoiceField(
            label=_("หน่วยงานที่บันทึก"), queryset=units, required=wanted, empty_label=None if wanted else "-",
            error_messages={"required": _("โปรดเลือกหน่วยงาน")},
        )  # fmt: skip
        self.fields["unit"] = field
        if entry is None and "unit" not in self.initial:
            self.initial["unit"] = next(iter(sorted(officer.unit_ids)), None)

    def _ask_year(self, officer: Officer) -> None:
        now = FiscalYear.of(officer.today).value
        field = forms.TypedChoiceField(
            label=_("ปีงบประมาณ"), coerce=int, choices=[(year, str(year)) for year in range(now + 1, now - 6, -1)]
        )
        self.fields["fiscal_year"] = field
        self.initial.setdefault("fiscal_year", now)

    @property
    def said(self) -> dict[str, Any]:
        """What was typed, as the columns keep it."""
        names = {one.name: one for one in self.register.model._meta.fields}
        return {
            name: empty_of(names[name], value)
            for name, value in self.cleaned_data.items()
            if name in names and name != "edition"
        }


class VerbForm(RecordForm):
    """The form of a verb: made with the entry that it is about and the officer who fills it in."""

    def __init__(self, *args: Any, entry: Any, officer: Officer, **options: Any) -> None:
        self.entry, self.officer = entry, officer
        options["initial"] = {"edition": entry.edition} | dict(options.get("initial") or {})
        super().__init__(*args, **options)
        self.arrange()

    def arrange(self) -> None:
        """For rooms: choices that depend on the entry or the officer."""

    def offer(self, name: str, field: str) -> None:
        """The rows that the entry's own field may point to become the choices of a form's field."""
        chosen: Any = self.fields[name]
        chosen.queryset = offered(type(self.entry)._meta.get_field(field), self.officer.organization).distinct()


class ColumnsForm(VerbForm):
    """The form of a verb that asks for columns of the register and for nothing else; each must be told."""

    def __init__(self, *args: Any, register: Register, asks: tuple[str, ...], **options: Any) -> None:
        self.register, self.asks = register, asks
        super().__init__(*args, **options)

    def arrange(self) -> None:
        for name in self.asks:
            column = self.register.column(name)
            field: Any = question(self.register, column, self.officer.organization, told=True)
            self.fields[name] = field
            if name == "state":  # where it stands now is no answer
                field.choices = [("", "-"), *(one for one in field.choices if one[0] not in ("", self.entry.state))]


class BecauseForm(ReasonForm, VerbForm):
    """A verb that asks only why."""


class RegisterFilter(YearFilter):
    """The filters of a list: a search, year, state, unit, what the register declares, and what stands or was
    withdrawn."""

    q = SearchField(label=_("ค้นหา"))
    year = forms.ChoiceField(label=_("ปีงบประมาณ"), required=False)

    def __init__(self, data: Any, *, register: Register, officer: Officer) -> None:
        super().__init__(data)
        self.choose("year", [(str(year), str(year)) for year in years_of(register, officer)], _("ทุกปี"))
        if register.has_states:
            state: Any = register.field_of("state")
            self._add("state", _("สถานะ"), [(str(value), label) for value, label in state.flatchoices], _("ทุกสถานะ"))
        units = [(str(unit.pk), unit.name) for unit in officer.organization.units.all()]
        self._add("unit", _("หน่วยงาน"), units, _("ทุกหน่วยงาน"))
        for name in register.filters:
            self._declared(register, officer, name)
        only = [("mine", _("ที่ฉันบันทึก")), ("withdrawn", _("ที่ถอนแล้ว"))]
        self._add("only", _("เฉพาะ"), only, _("ที่ใช้อยู่"))

    def _add(self, name: str, label: Any, choices: list[tuple[str, Any]], every: Any) -> None:
        self.fields[name] = forms.ChoiceField(label=label, required=False)
        self.choose(name, choices, every)

    def _declared(self, register: Register, officer: Officer, name: str) -> None:
        if name in self.fields:
            return
        field: Any = register.field_of(name)
        if field.choices:
            choices = [(str(value), label) for value, label in field.flatchoices]
        elif field.remote_field is not None:
            choices = [(str(row.pk), str(row)) for row in offered(field, officer.organization).distinct()[:200]]
        else:
            choices = [("1", _("ใช่")), ("0", _("ไม่ใช่"))]
        self._add(name, register.label_of(register.column(name)), choices, _("ทั้งหมด"))


class BringForm(forms.Form):
    """A spreadsheet for a register."""

    file = forms.FileField(label=_("ไฟล์ Excel (.xlsx) หรือ CSV"), error_messages={"required": _("โปรดเลือกไฟล์")})
    fiscal_year = forms.TypedChoiceField(label=_("ปีงบประมาณ ของแถวที่ไม่มีวันที่"), coerce=int)
    unit = forms.ModelChoiceField(
        label=_("หน่วยงานที่บันทึก"), queryset=Unit.objects.none(), required=False, empty_label="-"
    )

    def __init__(self, *args: Any, officer: Officer, **options: Any) -> None:
        super().__init__(*args, **options)
        now = FiscalYear.of(officer.today).value
        year: Any = self.fields["fiscal_year"]
        year.choices = [(one, str(one)) for one in range(now + 1, now - 8, -1)]
        self.initial.setdefault("fiscal_year", now)
        unit: Any = self.fields["unit"]
        unit.queryset, unit.required = units_to_keep(officer), not keeps_all(officer)
        self.initial.setdefault("unit", next(iter(sorted(officer.unit_ids)), None))


class CarryForm(forms.Form):
    """From which year into which."""

    year = forms.TypedChoiceField(label=_("ยกยอดจากปีงบประมาณ"), coerce=int)

    def __init__(self, *args: Any, years: list[int], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["year"]
        field.choices = [(one, f"{one} > {one + 1}") for one in years if FIRST <= one < LAST]


class LinkForm(forms.Form):
    """The initiatives of the entry's year that it is work of."""

    initiatives = forms.MultipleChoiceField(
        label=_("เป็นงานของโครงการใด"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, rows: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["initiatives"]
        field.choices = [(str(row.key), f"{row.seq}. {row.title}") for row in rows]


class TieForm(RecordForm):
    """Which entry of which register is of the same matter."""

    register = forms.ChoiceField(label=_("ทะเบียน"))
    number = text_field(_("เลขที่หรือคำ"), 40, help_text=_("พิมพ์เลขที่ในทะเบียน เช่น 12/2569 หรือคำในรายการ แล้วเลือกจากที่พบ"))

    def __init__(self, *args: Any, registers: list[Register], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["register"]
        field.choices = [(one.key, str(one.name)) for one in registers]


class BindForm(forms.Form):
    """A measure of the register becomes the source of a promise of the year."""

    measure = forms.ChoiceField(label=_("ค่าที่นับจากทะเบียน"))
    binding = forms.TypedChoiceField(label=_("ใช้วัดตัวชี้วัด"), coerce=int)

    def __init__(self, *args: Any, register: Register, bindings: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        measure: Any = self.fields["measure"]
        measure.choices = [(one.key, one.label) for one in register.measures]
        binding: Any = self.fields["binding"]
        binding.choices = [(one.pk, one.sentence[:140]) for one in bindings]


class ShelfFilter(YearFilter):
    """Which registers the front page shows."""

    USED, KEPT, OPEN = "used", "kept", "open"

    q = SearchField(label=_("ค้นหาทะเบียน"))
    area = forms.ChoiceField(label=_("ด้าน"), required=False)
    only = forms.ChoiceField(label=_("เฉพาะ"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.choose("area", list(Area.choices), _("ทุกด้าน"))
        kinds = [(self.USED, _("ที่มีรายการในปีนี้")), (self.KEPT, _("ที่ฉันบันทึกได้")), (self.OPEN, _("ที่เปิดเผยต่อสาธารณะ"))]
        self.choose("only", kinds, _("ทุกทะเบียน"))
