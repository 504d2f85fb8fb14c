"""Tags and parts render what they promise, escape what people typed, and cope with what is absent."""

import datetime
import re
from decimal import Decimal

import pytest
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone

from sucharit.base.screens.heat import HeatCell, HeatMap
from sucharit.base.screens.months import Entry, Month

HOSTILE = "<script>alert(1)</script>"


def drawn(source: str, **values: object) -> str:
    return Template(source).render(Context(values))


def squeezed(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_a_tag_has_a_word_and_a_shape():
    html = drawn('{% tag "good" word %}', word="อนุมัติแล้ว")
    assert 'class="tag tag-good"' in html
    assert "icons.svg#good" in html
    assert "อนุมัติแล้ว" in html


def test_an_unknown_kind_is_quiet_not_an_error():
    assert "tag-quiet" in drawn('{% tag "purple" "ร่าง" %}')


def test_what_people_typed_is_escaped():
    html = drawn('{% tag "good" word %}{% meter 1 2 word %}', word=HOSTILE)
    html += render_to_string("_parts/timeline.html", {"events": [{"who": HOSTILE, "what": HOSTILE, "note": HOSTILE}]})
    html += render_to_string("_parts/summary_list.html", {"rows": [{"label": HOSTILE, "value": HOSTILE}]})
    html += render_to_string(
        "_parts/finding_card.html", {"finding": {"what": HOSTILE, "where": HOSTILE, "why": HOSTILE}}
    )
    html += render_to_string("_parts/document_lines.html", {"lines": [{"number": 1, "page": 1, "text": HOSTILE}]})
    assert "<script" not in html


def test_the_date_stands_before_how_far_it_is():
    html = drawn("{% when day %}", day=timezone.localdate())
    assert re.search(r'<time datetime="[\d-]+">\d+ .+ 25\d\d</time> <span class="quiet">\(วันนี้\)</span>', html)
    assert drawn("{% when day %}", day=None) == "-"


@pytest.mark.parametrize(
    ("now", "next_one", "state"),
    [("", "amount", ""), ("amount", "-amount", "ascending"), ("-amount", "amount", "descending")],
)
def test_a_sort_header_turns_round_and_keeps_the_filters(now: str, next_one: str, state: str):
    request = RequestFactory().get("/", {"q": "อบรม", "sort": now, "page": "3"})
    html = Template('{% sort_header "amount" "งบประมาณ" "number" %}').render(RequestContext(request))
    assert f"sort={next_one}" in html
    assert "q=" in html
    assert "page=" not in html
    assert (f'aria-sort="{state}"' in html) is bool(state)


def test_pages_keep_the_filters_and_name_the_present_one():
    request = RequestFactory().get("/", {"q": "x"})
    html = Template('{% include "_parts/pagination.html" %}').render(
        RequestContext(request, {"page": Paginator(range(412), 20).page(7)})
    )
    assert "?q=x&amp;page=8" in html
    assert "แสดง 121 ถึง 140 จากทั้งหมด 412 รายการ" in squeezed(html)
    assert html.count('aria-current="page"') == 1


def test_one_page_needs_no_pages():
    request = RequestFactory().get("/")
    context = RequestContext(request, {"page": Paginator(range(3), 20).page(1)})
    assert Template('{% include "_parts/pagination.html" %}').render(context).strip() == ""


def test_a_meter_says_its_numbers_and_survives_nothing():
    html = drawn('{% meter 9 12 "รายงานแล้ว" %}')
    assert "9 จาก 12 (ร้อยละ 75)" in squeezed(html)
    assert 'width="75.0"' in html
    assert 'width="0.0"' in drawn('{% meter x 0 "ว่าง" %}', x=None)
    over = drawn('{% meter 15 12 "เกิน" %}')
    assert 'width="100.0"' in over
    assert "15 จาก 12 (ร้อยละ 125)" in squeezed(over), "the bar ends, the words do not"


def test_a_qr_code_is_one_path_with_a_name():
    html = drawn("{% qr address %}", address="https://example.go.th/p/donsukchai/")
    assert html.startswith("<svg viewBox=")
    assert "คิวอาร์โค้ดของ https://example.go.th/p/donsukchai/" in html
    assert html.count("<path") == 1


def test_a_missing_value_in_a_summary_says_so():
    html = render_to_string("_parts/summary_list.html", {"rows": [{"label": "ผู้รับผิดชอบ", "value": None, "url": "#x"}]})
    assert "ยังไม่ได้ระบุ" in html
    assert "แก้ไข ผู้รับผิดชอบ" in squeezed(html), "a screen reader hears what is edited"


def test_a_heat_map_is_a_table_from_the_highest_likelihood_down():
    cells = {(c, i): HeatCell(1 + (c * i > 4), "ต่ำ" if c * i <= 4 else "สูง") for c in (1, 2, 3) for i in (1, 2, 3)}
    cells[3, 3] = HeatCell(2, "สูง", 4, "#list")
    scale = [(1, "น้อย"), (2, "กลาง"), (3, "มาก")]
    heat = HeatMap("ระดับความเสี่ยง", scale, scale, cells)
    assert [score for score, _, _ in heat.rows] == [3, 2, 1]
    assert heat.rows[0][2][2].count == 4
    html = render_to_string("_parts/heat_map.html", {"map": heat})
    assert "ความเสี่ยง ระดับ สูง" in squeezed(html) or "ความเสี่ยง ระดับสูง" in squeezed(html)
    assert heat.key == [(2, "สูง"), (1, "ต่ำ")]


def test_a_month_begins_on_sunday_and_lists_its_own_days():
    day = datetime.date
    month = Month(
        2026,
        3,
        day(2026, 3, 18),
        [Entry(day(2026, 3, 31), "ข"), Entry(day(2026, 3, 2), "ก"), Entry(day(2026, 4, 1), "ค")],
    )
    assert month.title == "มีนาคม พ.ศ. 2569"
    assert month.weeks[0][0].date == day(2026, 3, 1)
    assert [entry.label for entry in month.listed] == ["ก", "ข"]
    assert [one.date for week in month.weeks for one in week if one.today] == [day(2026, 3, 18)]
    html = render_to_string("_parts/calendar_month.html", {"month": month})
    assert html.count('aria-current="date"') == 1
    assert "ค</" not in html, "a day of the next month is not shown in this one"


def test_today_is_marked_in_its_own_month_alone():
    """An empty square at the edge of the neighbouring month would be outlined."""
    today = datetime.date(2026, 11, 29)
    assert any(one.date == today for week in Month(2026, 12, today).weeks for one in week)
    html = render_to_string("_parts/calendar_month.html", {"month": Month(2026, 12, today)})
    assert "aria-current" not in html


@pytest.mark.parametrize("page", ["400.html", "403.html", "404.html", "500.html", "csrf_failure.html"])
def test_error_pages_need_no_context_and_say_what_to_do(page: str):
    html = render_to_string(page)
    assert html.count("<h1>") == 1
    assert "โปรด" in html or "อาจ" in html


def test_frames_cope_without_context():
    for frame in ("office/base.html", "public/base.html", "bare/base.html"):
        html = render_to_string(frame)
        assert 'id="content"' in html
        assert 'lang="th"' in html


def test_a_public_frame_sets_no_cookie(client):
    answer = client.get("/_parts/public/")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert "csrfmiddlewaretoken" not in answer.content.decode()


@pytest.mark.parametrize(
    ("tags", "address"), [("undo:/o/x/undo/1/", "/o/x/undo/1/"), ("undo://evil.example/", ""), ("", "")]
)
def test_a_message_can_offer_to_undo(tags: str, address: str):
    html = render_to_string("_parts/messages.html", {"messages": [Message(SUCCESS, "ลบโครงการแล้ว", tags)]})
    assert "note-good" in html
    assert (f'action="{address}"' in html) is bool(address)
    assert ("เลิกทำ" in html) is bool(address)


def test_money_of_a_missing_variable_is_a_dash():
    assert drawn("{{ nothing|money }} {{ amount|money }} {{ word|money }}", amount=Decimal("0"), word="สูง") == "- 0 -"
