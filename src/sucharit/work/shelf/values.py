"""A field of an entry as a question, as a word, as a cell: one place for each way that a kind of field is spoken of."""

import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.people.gate import held_on
from sucharit.base.people.models import Holding, Position, RoleGrant, User
from sucharit.base.screens.forms import DayField, MoneyField
from sucharit.base.screens.words import day, moment, money, number
from sucharit.core.thai import arabic_digits
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.declaring import Column, Register
from sucharit.work.shelf.models import Entry
from sucharit.work.years.recording.forms import CountField
from sucharit.work.years.recording.papers import Value

MOST_CHOICES = 300  # of a list to choose from; beyond that an entry is named by its number
YES = ("ใช่", "มี", "ครบ", "แล้ว", "yes", "true", "1", "✓", "/", "x")
NO = ("ไม่ใช่", "ไม่", "ไม่มี", "ยัง", "no", "false", "0", "-", "")


class WordField(forms.CharField):
    """Text made fit: regular letters, nothing invisible, one line unless it is a paragraph."""

    def __init__(self, *, most: int, lines: bool, **options: Any) -> None:
        self.most, self.lines = most, lines
        options.setdefault("widget", forms.Textarea(attrs={"rows": 3}) if lines else forms.TextInput)
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        return fit_text(value, self.most, one_line=not self.lines)


class HourField(forms.TimeField):
    """An hour as officers write it: "9.30", "09:30 น.", "๑๓.๐๐"."""

    default_error_messages = {"invalid": _("อ่านเวลานี้ไม่ได้ โปรดพิมพ์ เช่น 9.30 หรือ 13:00")}

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"data-short": "", "maxlength": 12, "inputmode": "decimal"}))
        super().__init__(input_formats=["%H:%M", "%H:%M:%S"], **options)

    def to_python(self, value: Any) -> datetime.time | None:
        if isinstance(value, str):
            value = arabic_digits(value).replace("น.", "").replace(".", ":").strip()
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H.%M}" if isinstance(value, datetime.time) else value


class TickField(forms.BooleanField):
    """A box on a form; in a cell "มี", "ไม่มี", "1"."""

    def to_python(self, value: Any) -> bool:
        if isinstance(value, str) and value not in ("on", "True", "False"):
            told = arabic_digits(value).strip().lower()
            if told not in (*YES, *NO):
                raise ValidationError(gettext("โปรดใส่ ใช่ หรือ ไม่ใช่"), code="invalid")
            return told in YES
        return super().to_python(value)


class NumberedField(forms.CharField):
    """An entry of another register by its number ("12/2569"), where there are too many to choose from."""

    default_error_messages = {"missing": _("ไม่พบเลขที่ “%(text)s” โปรดพิมพ์ เช่น 12/2569")}

    def __init__(self, *, queryset: "QuerySet[Any]", **options: Any) -> None:
        self.queryset = queryset
        options.setdefault("help_text", _("พิมพ์เลขที่ในทะเบียน เช่น 12/2569"))
        options.setdefault("widget", forms.TextInput(attrs={"data-short": "", "maxlength": 20, "autocomplete": "off"}))
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        text = arabic_digits(str(super().clean(value) or "")).strip()
        if not text:
            return None
        number, _slash, year = (part.strip() for part in text.partition("/"))
        found = None
        if number.isdecimal() and year.isdecimal() and len(number) < 9 and len(year) < 6:
            found = self.queryset.filter(number=int(number), fiscal_year=int(year)).first()
        if found is None:
            raise ValidationError(self.error_messages["missing"] % {"text": text[:20]}, code="missing")
        return found

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            value = self.queryset.filter(pk=value).first()
        return f"{value.number}/{value.fiscal_year}" if isinstance(value, Entry) else value


def offered(field: "models.ForeignKey[Any, Any]", organization: Organization) -> "QuerySet[Any]":
    """What a field may point to: rows of this organization alone, whoever still works here."""
    model: Any = field.remote_field.model
    if model is User:
        grants = RoleGrant.objects.filter(organization=organization, user=models.OuterRef("pk"))
        holdings = Holding.objects.filter(position__organization=organization, user=models.OuterRef("pk"))
        return User.objects.filter(models.Exists(grants) | models.Exists(holdings), is_active=True)
    if model in (Unit, Position):
        return model.objects.filter(organization=organization, active=True)  # type: ignore[no-any-return]
    rows = model._default_manager.filter(organization=organization)
    return rows.filter(withdrawn_at=None) if issubclass(model, Entry) else rows  # type: ignore[no-any-return]


def question(
    register: Register, column: Column, organization: Organization, now: Any = None, *, told: bool = False
) -> forms.Field:
    """The form field that asks for a column; `now` is what the row points to already and keeps; with `told` it must be
    answered, though an entry may be without it."""
    field = register.field_of(column)
    wanted = (told or not field.blank) and not isinstance(field, models.BooleanField)
    label = register.label_of(column)
    options: dict[str, Any] = {"label": label, "required": wanted}
    if column.help or field.help_text:
        options["help_text"] = column.help or field.help_text
    if wanted:
        options["error_messages"] = {"required": gettext("โปรดใส่%(label)s") % {"label": label}}
    if field.has_default() and field.default not in ("", None) and not callable(field.default):
        options["initial"] = field.default  # what the model takes where nobody says otherwise
    return _field(field, options, organization, now)


class _Choice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice of rows; entries are named by what people know them by."""

    def label_from_instance(self, obj: Any) -> str:
        return obj.described if isinstance(obj, Entry) else str(obj)


#: kind of column > the field that asks for it, the narrower kind first
_ASKED: tuple[tuple[type[models.Field[Any, Any]], type[forms.Field]], ...] = (
    (models.BooleanField, TickField),
    (models.DateField, DayField),
    (models.TimeField, HourField),
    (models.DecimalField, MoneyField),
    (models.IntegerField, CountField),
)


def _field(field: Any, told: dict[str, Any], organization: Organization, now: Any) -> forms.Field:
    if isinstance(field, models.ForeignKey):
        return _pointer(field, told, organization, now)
    if field.choices:
        choices = [("", "-"), *field.choices] if not (told["required"] and field.has_default()) else field.choices
        return forms.ChoiceField(choices=choices, **told)
    for kind, asked in _ASKED:
        if isinstance(field, kind):
            return asked(**told)
    if isinstance(field, models.URLField):
        return forms.URLField(max_length=field.max_length, assume_scheme="https", **told)
    return WordField(most=field.max_length or 20_000, lines=isinstance(field, models.TextField), **told)


def _pointer(field: Any, told: dict[str, Any], organization: Organization, now: Any) -> forms.Field:
    """A choice of rows of this organization; what the row points to already stays a choice."""
    rows = offered(field, organization)
    if now is not None:
        rows = rows | type(now)._default_manager.filter(pk=now.pk)
    if issubclass(field.remote_field.model, Entry) and rows[MOST_CHOICES:].exists():
        return NumberedField(queryset=rows, **told)
    return _Choice(queryset=rows.distinct(), empty_label="-", **told)


def empty_of(field: "models.Field[Any, Any]", value: Any) -> Any:
    """What a form gave, as the column keeps it: an empty text is "", an empty number or day is None."""
    if value in (None, "") and isinstance(field, models.CharField | models.TextField):
        return ""
    if value is None and isinstance(field, models.IntegerField | models.DecimalField) and not field.null:
        return field.get_default() if field.has_default() else 0
    return None if value == "" else value


def word(register: Register, row: Entry, column: Column | str) -> str:
    """A value as people read it on a page; "" where there is none."""
    name = column if isinstance(column, str) else column.field
    value = getattr(row, name)
    if isinstance(column, Column) and column.said is not None and value is not None:
        return column.said(value)
    return word_of(register.field_of(name), value)


def word_of(field: Any, value: Any) -> str:
    if value is None or value == "":
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return gettext("ใช่") if value else gettext("ไม่ใช่")
    if isinstance(value, datetime.datetime):
        return moment(value)
    if isinstance(value, datetime.date):
        return day(value)
    if isinstance(value, datetime.time):
        return f"{value:%H.%M} น."
    if isinstance(value, Decimal):
        return money(value)
    if isinstance(value, Entry):
        return value.described
    return number(value) if isinstance(value, int) else str(value)


def cell(register: Register, row: Entry, column: Column) -> Value:
    """The same for paper and spreadsheets: numbers stay numbers."""
    value = getattr(row, column.field)
    field: Any = register.field_of(column)
    if column.said is not None:
        return word(register, row, column)
    if isinstance(value, Decimal) or (isinstance(value, int) and not isinstance(value, bool) and not field.choices):
        return value
    return word_of(field, value)


HIDDEN = _("(เห็นเฉพาะผู้เกี่ยวข้อง)")


def with_position(user: User, organization: Organization, today: datetime.date) -> str:
    """ "นางมาลี พรหมมา หัวหน้าสำนักปลัด": a person with what they were here on that day."""
    held = (
        Holding.objects.filter(held_on(today), user=user, position__organization=organization)
        .select_related("position", "position__unit", "position__organization")
        .order_by("acting", "position__place", "pk")
        .first()
    )
    return f"{user.full_name} {held.signs_as}" if held else user.full_name
