"""Addresses that keep the language, and blocks of data that no browser runs."""

import json
from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from sucharit.base.screens.templatetags.screens import tag
from sucharit.core.plan import Step
from sucharit.publishing.portal import pages
from sucharit.publishing.portal.shelves import OpenThing
from sucharit.publishing.portal.years import words

register = template.Library()
_IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag
def open_url(name: str, *args: object) -> str:
    """{% open_url "portal_plan" code span %}: an address in the language of the page."""
    return pages.address(name, *args)


@register.simple_tag
def thing_url(thing: OpenThing) -> str:
    """The page of a public thing of any kind, in the language of the page."""
    return pages.in_language(thing.path)


@register.simple_tag(takes_context=True)
def initiative_url(context: Context, seq: int) -> str:
    """The page of an initiative of this plan; in a preview the same page of the preview."""
    if preview := context.get("preview_url"):
        return f"{preview}?seq={seq}"
    return pages.address("portal_initiative", context["organization"]["code"], context["snapshot"].span_code, seq)


@register.simple_tag(takes_context=True)
def year_initiative_link(context: Context, one: dict[str, Any]) -> SafeString:
    """ "3. โครงการ…" as a link to its page; on a page that has the whole edition, plain words."""
    label = f"{one['seq']}. {one['title']}"
    if context.get("whole"):
        return format_html("{}", label)
    where = (context["organization"]["code"], context["year"], one["seq"])
    return format_html('<a href="{}">{}</a>', pages.address("portal_year_initiative", *where), label)


@register.simple_tag
def status_tag(value: str) -> SafeString:
    """Where an initiative stands, as a tag."""
    return tag(words.status_kind(value), words.status_said(value))


@register.simple_tag
def verdict_tag(value: str) -> SafeString:
    """Met, not met, cannot be judged, as a tag."""
    return tag(words.verdict_kind(value), words.verdict_said(value))


@register.simple_tag
def data_block(value: Any) -> SafeString:
    """JSON-LD inside the page: data by its type, so that no script policy concerns it; no text can end the element."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(written))  # noqa: S308 - escaped above


@register.inclusion_tag("portal/steps.html")
def steps(value: tuple[Step, ...]) -> dict[str, object]:
    """Steps as lists within lists."""
    return {"steps": value}


for _name, _filter in (
    ("year_kind", words.kind_said), ("year_reason", words.reason_said),
    ("year_section", words.section_said),
    ("year_period", words.period_said), ("year_field", words.fields_said),
    ("improvement_state", words.improvement_said),
):  # fmt: skip
    register.filter(_name, _filter)
