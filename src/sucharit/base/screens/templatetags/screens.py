"""Filters and tags of every template (built in: no `load`). `words`, `charts` and `changes` decide what they say."""

import datetime
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.forms import BaseForm, BoundField, CheckboxInput
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from sucharit.base import clock
from sucharit.base.screens import charts, digits, words
from sucharit.base.screens.qr import qr_svg

register = template.Library()

_KINDS = {"success": "good", "warning": "warn", "error": "bad", "good": "good", "warn": "warn", "bad": "bad"}
_SHAPES = {"good", "warn", "bad", "info", "waiting", "quiet"}


def _amount(value: object) -> Decimal | None:
    """What a template hands over as a number; None for what is none ("" included, as missing variables are)."""
    if value is None or value == "":
        return None
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


def _date(value: object) -> datetime.date | None:
    return value if isinstance(value, datetime.date) else None


_MARKUP = re.compile(r"(<[^>]*>|&[#\w]+;)")


@register.filter
def money(value: object) -> str:
    """{{ line.amount|money }} > "25,000"; None "-", zero "0"."""
    return words.money(_amount(value))


@register.filter
def budget(value: object) -> str:
    """{{ line.amount|budget }} > "25,000 บาท", "ไม่ใช้งบประมาณ" for zero, "ไม่ได้ระบุงบประมาณ" for None."""
    return words.budget(_amount(value))


@register.filter
def number(value: object, places: int | None = None) -> str:
    """{{ count|number }} > "1,250"; {{ share|number:1 }} > "33.3"."""
    return words.number(_amount(value), places)


@register.filter
def percent(value: object) -> str:
    """{{ 80.5|percent }} > "ร้อยละ 80.5"."""
    amount = _amount(value)
    return words.DASH if amount is None else gettext("ร้อยละ %(n)s") % {"n": words.number(round(amount, 1))}


@register.filter
def day(value: object) -> str:
    return words.day(_date(value))


@register.filter
def month(value: object) -> str:
    return words.month(_date(value))


@register.filter
def day_full(value: object) -> str:
    return words.day_full(_date(value))


@register.filter
def moment(value: object) -> str:
    return words.moment(value) if isinstance(value, datetime.datetime) else words.day(_date(value))


@register.filter
def fiscal_year(value: Any) -> str:
    return words.fiscal_year(value or None)


@register.filter
def fiscal_span(value: Any) -> str:
    return words.fiscal_span(value or None)


@register.filter
def visible(value: object) -> str:
    """{{ row.full_name|visible }}: what cannot be seen, or turns the text around, by its code: "นาย‹U+202E›บลัก"."""
    return words.visible("" if value is None else str(value))


@register.filter(name="digits")
def in_digits(value: object) -> str:
    """Any text with its digits in the chosen script: {{ outline_code|digits }}. Of safe HTML its words alone."""
    if isinstance(value, SafeString):
        parts = _MARKUP.split(value)  # words at even places, tags and entities between them
        told = (part if place % 2 else digits.shown(part) for place, part in enumerate(parts))
        return mark_safe("".join(told))  # noqa: S308  # nothing but digits is changed
    return digits.shown("" if value is None else str(value))


@register.filter
def size(value: int | None) -> str:
    return words.size(value)


@register.simple_tag
def attributes(attrs: Mapping[str, Any]) -> SafeString:
    """{% attributes widget.attrs %}: what Django's attrs.html writes of a field or a choice, which a page has a hundred
    of: a template for each would be a tenth of the work of the page."""
    told = (
        f" {conditional_escape(name)}"
        if value is True
        else f' {conditional_escape(name)}="{conditional_escape(value)}"'
        for name, value in attrs.items()
        if value is not False
    )
    return mark_safe("".join(told))  # noqa: S308 - each part is escaped


@register.simple_tag
def choice(widget: Mapping[str, Any]) -> SafeString:
    """{% choice option %}: one of a select, with its label in the person's digits."""
    return format_html(
        '<option value="{}"{}>{}</option>',
        str(widget["value"]),
        attributes(widget["attrs"]),
        in_digits(widget["label"]),
    )


@register.simple_tag
def digits_chosen() -> str:
    """ "thai" or "arabic": scripts read it at the root of the page."""
    return digits.chosen()


@register.simple_tag
def when(value: object) -> SafeString:
    """{% when event.at %}: the date (and hour of a moment), with "3 วันที่แล้ว" beside it while it is near."""
    date = _date(value)
    if date is None:
        return format_html("{}", words.DASH)
    said = words.moment(date) if isinstance(date, datetime.datetime) else words.day(date)
    near = words.since(date, clock.today())
    beside = format_html(' <span class="quiet">({})</span>', near) if near else ""
    return format_html('<time datetime="{}">{}</time>{}', date.isoformat(), said, beside)


@register.simple_tag
@functools.lru_cache(maxsize=1024)  # thirty on a page, a hundred different ones in the whole house
def icon(name: str, extra: str = "") -> SafeString:
    """{% icon "plan" %}: decoration beside a word, never instead of one."""
    address = f"{static('img/icons.svg')}#{name or 'file'}"
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', extra, address
    )


@register.simple_tag
def tag(kind: str, label: object) -> SafeString:
    """{% tag "good" "อนุมัติแล้ว" %}: kind is good, warn, bad, info, waiting or quiet."""
    shape = kind if kind in _SHAPES else "quiet"
    return format_html('<span class="tag tag-{}">{}{}</span>', shape, icon(shape), digits.shown(str(label)))


@register.filter
def message_kind(level_tag: str) -> str:
    """Django's message level as one of our kinds."""
    return _KINDS.get((level_tag or "").split(" ")[-1], "info")


@register.filter
def undo_address(message: Message) -> str:
    """Where the undo of `messages.success(request, text, extra_tags="undo:/o/.../")` is POSTed; "" without one."""
    found = [one.removeprefix("undo:") for one in (message.extra_tags or "").split() if one.startswith("undo:/")]
    return found[0] if found and not found[0].startswith("//") else ""


@register.filter
def is_single_choice(field: BoundField) -> bool:
    """A lone checkbox: its label stands beside it, not above."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def why_asked(field: BoundField) -> str:
    """The form's answer to "ทำไมจึงถาม" for this field: `why = {"field": _("...")}` on the form class."""
    reasons: dict[str, str] = getattr(field.form, "why", {})
    return reasons.get(field.name, "")


@register.filter
def field_problems(form: BaseForm | str | None) -> Iterator[tuple[BoundField | None, list[str]]]:
    """The errors of a form in the order of its fields, those of no field first."""
    if not isinstance(form, BaseForm):
        return
    if form.non_field_errors():
        yield None, [str(error) for error in form.non_field_errors()]
    for field in form:
        if field.errors:
            yield field, [str(error) for error in field.errors]


@register.filter
def page_numbers(page: Page[Any]) -> Iterable[int | None]:
    """Numbers to show, None for a gap."""
    return [
        n if isinstance(n, int) else None for n in page.paginator.get_elided_page_range(page.number, on_each_side=1)
    ]


@register.inclusion_tag("_parts/sort_header.html", takes_context=True)
def sort_header(context: RequestContext, key: str, label: str, kind: str = "") -> dict[str, Any]:
    """{% sort_header "amount" "งบประมาณ" "number" %}: a <th> that sorts by `?sort=amount`, then `?sort=-amount`."""
    now = context["request"].GET.get("sort", "")
    state = {key: "ascending", f"-{key}": "descending"}.get(now, "")
    query = context["request"].GET.copy()
    query["sort"] = f"-{key}" if state == "ascending" else key
    query.pop("page", None)
    return {"label": label, "kind": kind, "state": state, "address": f"?{query.urlencode()}"}


@register.inclusion_tag("_parts/chart.html")
def chart(value: charts.Chart) -> dict[str, Any]:
    """{% chart budget_by_year %}: a figure with its table behind. Made with `charts.bars`, `columns`, `lines`."""
    return {"chart": value, "picture": value.svg()}


@register.inclusion_tag("_parts/meter.html")
def meter(value: object, whole: object, label: str = "", kind: str = "") -> dict[str, Any]:
    """{% meter done all "ดำเนินการแล้ว" "good" %}: a part of a whole as a bar with its numbers in words. The bar ends
    with the whole; the words do not: what is over says by how much."""
    part, all_of_it = _amount(value) or Decimal(0), _amount(whole) or Decimal(0)
    share = float(part / all_of_it) * 100 if all_of_it else 0.0
    return {
        "part": part,
        "whole": all_of_it,
        "share": round(share, 1),
        "width": f"{min(max(share, 0.0), 100.0):.1f}",
        "label": label,
        "kind": kind,
    }


@register.simple_tag
def qr(address: str) -> SafeString:
    """{% qr url %}: the address as an SVG that a phone can read."""
    return qr_svg(address)
