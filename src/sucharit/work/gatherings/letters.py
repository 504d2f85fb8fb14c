"""Letters (หนังสือภายนอก) that invite: one to each speaker, one for those who are asked to come.

Drafts for signature: the number is that of the office's own register.
"""

from django.http import HttpResponse

from sucharit.base.people.gate import Officer
from sucharit.core.papers import Paper
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Block, Emblem, KeyValue, PageBreak, text
from sucharit.core.thai import format_date
from sucharit.work.gatherings.models import Gathering, Speaker
from sucharit.work.shelf.certificates import RULE
from sucharit.work.years.recording.papers import paper_file, signed_by_chief

MOST = 100
DOTS = "." * 40


def invitation_letters(officer: Officer, row: Gathering, form: str) -> HttpResponse:
    """A page each; 404 for another form."""
    letters = [_to_speaker(row, one) for one in row.speakers.all()[:MOST]]
    come = _asked(row, "จึงขอเชิญท่านเข้าร่วมตามวัน เวลา และสถานที่ดังกล่าว")
    letters.append((DOTS, f"ขอเชิญเข้าร่วม{row.get_kind_display()}", come))
    blocks: list[Block] = []
    for to, subject, told in letters:
        blocks += [*([PageBreak()] if blocks else []), *_page(officer, to, subject, told)]
    title = f"หนังสือเชิญ {row.title}"
    paper = Paper(
        kind="gathering-invitations", title=title, blocks=tuple(blocks), numbers="none",
        metadata=metadata_for(officer.organization.as_value(), title, officer.today.isoformat()),
    )  # fmt: skip
    return paper_file(paper, form, f"invitations-{row.number}-{row.fiscal_year}")


def _to_speaker(row: Gathering, one: Speaker) -> tuple[str, str, str]:
    to = " ".join(part for part in (one.name, one.position) if part)
    topic = f" ในหัวข้อ {one.topic}" if one.topic else ""
    return to, "ขอเชิญเป็นวิทยากร", _asked(row, f"เห็นว่าท่านมีความรู้ความสามารถ จึงขอเชิญท่านเป็นวิทยากร{topic}")


def _asked(row: Gathering, what: str) -> str:
    until = f" ถึงวันที่ {format_date(row.ends_on, style='full', digits='arabic')}" if row.ends_on else ""
    when = f"วันที่ {format_date(row.held_on, style='full', digits='arabic')}{until}"
    return (
        f"ด้วย{row.organization.name}จะจัด{row.get_kind_display()} เรื่อง {row.title} สำหรับ{row.audience} {when}"
        f"{f' เวลา {row.hours}' if row.hours else ''} ณ {row.place} {what}"
    )


def _page(officer: Officer, to: str, subject: str, told: str) -> list[Block]:
    house = officer.organization
    return [
        Emblem(height=3.0, alternative="ตราครุฑ"),
        KeyValue(pairs=(("ที่", f"{house.document_prefix}/"), ("", f"{house.name} {house.address}".strip()))),
        text(format_date(officer.today, style="full", digits="arabic"), align="center"),
        KeyValue(pairs=(("เรื่อง", subject), ("เรียน", to), ("สิ่งที่ส่งมาด้วย", "กำหนดการ จำนวน 1 ชุด"))),
        text(told, first_line=True), text("จึงเรียนมาเพื่อโปรดพิจารณา", first_line=True, keep_with_next=True),
        text("ขอแสดงความนับถือ", align="center", keep_with_next=True),
        signed_by_chief(house, officer.today, RULE),
    ]  # fmt: skip
