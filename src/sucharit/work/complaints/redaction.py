"""Covering what may not be seen: the complainant in texts for others, personal data in a case that is published.

A covered place stays visible, with its reason; the covered words are not kept with it ("[[|why]]").
"""

import re

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sucharit.work.complaints.models import Complainant

_LEAST = 3
_PATTERNS = (
    re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"),
    re.compile(r"(?<![\d๐-๙])[\d๐-๙](?:[ -]?[\d๐-๙]){12}(?![\d๐-๙])"),  # an identity card
    re.compile(r"(?<![\d๐-๙])(?:\+66|0|๐)(?:[ -]?[\d๐-๙]){8,9}(?![\d๐-๙])"),
)
_TITLES = re.compile(r"^(?:นางสาว|นาง|นาย|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|คุณ)\s*")
_MARK = re.compile(r"\[\[([^\[\]|]{0,2000})\|([^\[\]|]{1,200})\]\]")
COVER = "▇▇▇"


def words_of(complainant: Complainant) -> list[str]:
    """What tells who somebody is, longest first: whole name, its parts without a title, numbers and addresses."""
    name = " ".join(complainant.name.split())
    bare = _TITLES.sub("", name)
    told = {name, bare, *bare.split(), complainant.telephone, complainant.email, complainant.address,
            complainant.behalf_of, _TITLES.sub("", complainant.behalf_of)}  # fmt: skip
    return sorted((word for word in told if len(word.strip()) >= _LEAST), key=len, reverse=True)


def covered(text: str, complainant: Complainant | None, *, also_patterns: bool = True) -> str:
    """The text with everything that tells of the complainant covered, for whoever may not know them."""
    for word in words_of(complainant) if complainant else ():
        text = re.sub(re.escape(word), COVER, text, flags=re.IGNORECASE)
    for pattern in _PATTERNS if also_patterns else ():
        text = pattern.sub(COVER, text)
    return text


def proposed(text: str, complainant: Complainant | None) -> str:
    """A text to publish, with proposals of what to cover; the officer adds [[words|why]] of their own."""
    mark = f"[[|{_('ข้อมูลส่วนบุคคล')}]]"
    return re.sub(f"(?:{COVER}\\s*)+", lambda _found: mark, covered(text, complainant))


def sealed(text: str) -> str:
    """As it is kept: the words under each cover are thrown away, the reason stays."""
    return _MARK.sub(lambda found: f"[[|{found[2].strip()}]]", text)


def shown(text: str) -> SafeString:
    """As everyone reads it: covers are seen and say why."""
    lines = []
    for line in text.split("\n"):
        parts, at = [], 0
        for found in _MARK.finditer(line):
            parts += [(escape(line[at : found.start()]),), (_cover(found[2]),)]
            at = found.end()
        parts.append((escape(line[at:]),))
        lines.append((format_html_join("", "{}", parts),))
    return format_html_join(SafeString("<br>"), "{}", lines)


def plain(text: str) -> str:
    """For data files: "(ปิดไว้: why)" in the place of each cover."""
    return _MARK.sub(lambda found: _("(ปิดไว้: %(why)s)") % {"why": found[2]}, text)


def _cover(why: str) -> SafeString:
    return format_html('<span class="complaint-cover">{}</span>', _("ปิดไว้: %(why)s") % {"why": why})
