"""What may be opened, and what a hostile or broken web server may do to us: nothing."""

import time

import pytest
from tests.publishing.disclosure.web import (
    HTML,
    OPEN_NUMBER,
    Web,
    bomb,
    dripping,
    dripping_head,
    endless,
    said,
    sent_on,
)

from sucharit.core.papers import Paper, write_pdf
from sucharit.core.papers.paper import text
from sucharit.publishing.disclosure.links.fetching import USER_AGENT, fetch
from sucharit.publishing.disclosure.links.judging import look_at_address, look_at_file, year_in
from sucharit.publishing.disclosure.links.places import INSIDE, NotOpened, is_open, numbers_of, place_of


def refused(address: str, seam) -> str:
    with pytest.raises(NotOpened) as raised:
        fetch(address, seam)
    return raised.value.thai


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1", "http://127.1/", "http://2130706433/", "http://0177.0.0.1/", "http://0x7f.0.0.1/",
        "http://0x7f000001/", "http://017700000001/", "http://0/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[fe80::1]/", "http://[fc00::1]/", "http://[::]/",
        "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://172.16.5.4/", "http://192.168.1.1/",
        "http://100.64.0.1/", "http://0.0.0.0/", "http://224.0.0.1/", "http://240.0.0.1/", "http://255.255.255.255/",
        "http://localhost/", "http://server/", "http://user:secret@example.go.th/", "http://user@example.go.th/",
        "http://example.go.th:8080/", "http://example.go.th:22/", "https://example.go.th:80/", "ftp://example.go.th/",
        "file:///etc/passwd", "gopher://example.go.th/", "javascript:alert(1)", "//example.go.th/", "",
        "http://exa mple.go.th/", "http://example.go.th/\r\nHost: inside", "http://example.go.th\\@127.0.0.1/",
        "http://" + "a" * 2_001, "http://-x.go.th/", "http://例え。127.0.0.1/", "http://①②⑦.0.0.1/", "http://[::1",
        "http://example.go.th:99999/", "http://127.0.0.1./", "http://1.2.3.4.5/",
    ],
)  # fmt: skip
def test_an_address_of_the_inside_or_in_disguise_is_never_connected_to(web: Web, address: str):
    refused(address, web.seam())
    assert web.led == []


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "::1",
        "fe80::1%eth0",
        "::ffff:10.0.0.1",
        "not-a-number",
        "100.64.1.1",
    ],
)
def test_a_name_that_leads_inside_is_refused_also_as_one_of_several(web: Web, number: str):
    web.names["www.example.go.th"] = [[number]]
    assert refused("http://www.example.go.th/", web.seam()) == INSIDE
    web.names["www.example.go.th"] = [[OPEN_NUMBER, number]]
    assert refused("http://www.example.go.th/", web.seam()) == INSIDE
    assert web.led == []


def test_the_connection_goes_to_the_number_that_was_looked_at(web: Web):
    """DNS rebinding: the second answer of the name server is inside, and is asked by nobody within a hop."""
    web.pages["/"] = said(HTML)
    web.names["www.example.go.th"] = [[OPEN_NUMBER], ["127.0.0.1"]]
    assert fetch("http://www.example.go.th/", web.seam()).status == 200
    assert web.led == [(OPEN_NUMBER, 80)]
    path, headers = web.asked[0]
    assert (path, headers["Host"], headers["User-Agent"]) == ("/", "www.example.go.th", USER_AGENT)
    assert "Cookie" not in headers


def test_rebinding_between_two_hops_is_seen(web: Web):
    web.pages["/"] = sent_on("/next")
    web.names["www.example.go.th"] = [[OPEN_NUMBER], ["192.168.0.1"]]
    assert INSIDE in refused("http://www.example.go.th/", web.seam())
    assert web.led == [(OPEN_NUMBER, 80)]


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/", "//10.0.0.1/x", "http://inside.example.org/",
        "http://2130706433/", "file:///etc/passwd", "http://www.example.go.th:8000/", "http://a:b@www.example.go.th/",
    ],
)  # fmt: skip
def test_a_redirect_to_the_inside_is_not_followed(web: Web, to: str):
    web.names["inside.example.org"] = [["10.0.0.7"]]
    web.pages["/"] = sent_on(to)
    assert "ส่งต่อ" in refused("http://www.example.go.th/", web.seam()) or "inside" in to
    assert web.led == [(OPEN_NUMBER, 80)]


def test_hops_are_counted_and_circles_are_seen(web: Web):
    for n in range(8):
        web.pages[f"/{n}"] = sent_on(f"/{n + 1}", (301, 302, 303, 307, 308)[n % 5])
    web.pages["/8"] = said(HTML)
    assert "เกิน 5 ครั้ง" in refused("http://www.example.go.th/0", web.seam())
    assert len(web.led) == 6
    assert fetch("http://www.example.go.th/3", web.seam()).hops[0].endswith("/3")
    web.pages["/a"], web.pages["/b"] = sent_on("/b"), sent_on("/a")
    assert "วนกลับ" in refused("http://www.example.go.th/a", web.seam())


@pytest.mark.parametrize("page", [dripping, dripping_head, lambda _handler: time.sleep(3)])
def test_a_slow_server_is_ended_by_one_clock(web: Web, page):
    web.pages["/"] = page
    began = time.monotonic()
    assert "ช้า" in refused("http://www.example.go.th/", web.seam(seconds=0.5))
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    "page",
    [endless, said(b"x" * 200_000), said(b"x", Content_Length="99999999999"), bomb(50_000_000)],
    ids=["endless", "large", "claims to be large", "gzip bomb"],
)
def test_a_huge_answer_is_not_read_to_its_end(web: Web, page):
    web.pages["/"] = page
    assert "ใหญ่เกิน" in refused("http://www.example.go.th/", web.seam(size=100_000))


def test_a_packed_answer_is_read_when_it_is_small(web: Web):
    import gzip

    web.pages["/"] = said(gzip.compress(HTML), Content_Encoding="gzip")
    assert fetch("http://www.example.go.th/", web.seam()).body == HTML
    web.pages["/"] = said(b"zzzz", Content_Encoding="br")
    assert "บีบอัด" in refused("http://www.example.go.th/", web.seam())


def test_a_broken_certificate_and_a_broken_answer_are_said(web: Web):
    assert "ใบรับรอง" in refused("https://www.example.go.th/", web.seam())
    assert web.led == [(OPEN_NUMBER, 443)]
    web.pages["/"] = lambda handler: handler.wfile.write(b"nonsense\r\n\r\n")
    assert "ไม่ถูกต้อง" in refused("http://www.example.go.th/", web.seam())
    web.names["gone.example.go.th"] = [[]]
    assert "ไม่พบเว็บไซต์" in refused("http://gone.example.go.th/", web.seam())


def test_thai_addresses_are_asked_for_as_the_web_spells_them(web: Web):
    web.pages["/%E0%B9%81%E0%B8%9C%E0%B8%99"] = said(HTML)
    assert fetch("http://www.example.go.th/แผน?ปี=2569", web.seam()).status == 200
    assert web.asked[0][0] == "/%E0%B9%81%E0%B8%9C%E0%B8%99?%E0%B8%9B%E0%B8%B5=2569"
    assert place_of("http://อบต.ไทย/").host.startswith("xn--")


def test_an_open_number_by_itself_is_open():
    place = place_of(f"http://{OPEN_NUMBER}/")
    assert numbers_of(place, lambda _host, _port: []) == [OPEN_NUMBER]
    import ipaddress

    assert is_open(ipaddress.ip_address("2606:2800:220:1::1"))


# what came back


def test_a_page_of_the_right_year_is_good(web: Web):
    web.pages["/"] = said(HTML)
    outcome = look_at_address("http://www.example.go.th/", 2569, web.seam())
    assert (outcome.bad, outcome.warnings, outcome.year_found, outcome.searchable) == ((), (), True, True)
    assert outcome.title == "รายงาน ปีงบประมาณ พ.ศ. ๒๕๖๙"
    other = look_at_address("http://www.example.go.th/", 2568, web.seam())  # only the script speaks of 2568
    assert other.year_found is False
    assert "2568" in other.warnings[0]


@pytest.mark.parametrize(
    ("path", "answer", "words"),
    [
        ("/a.pdf", said(HTML), "แต่เนื้อหาเป็นหน้าเว็บ"), ("/a", said(HTML, "application/pdf"), "แต่เนื้อหาเป็นหน้าเว็บ"),
        ("/a", said(b"\x7fELF\x00\x00\x01" * 50, "application/pdf"), "ชนิด"), ("/a", said(b""), "ไม่มีเนื้อหา"),
        ("/a", said(HTML, status=404), "404"), ("/a", said(HTML, status=500), "500"),
        ("/a", said(HTML, status=403), "403"),
        ("/a", said(HTML, status=401), "เข้าสู่ระบบ"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_thai(web: Web, path, answer, words):
    web.pages[path] = answer
    outcome = look_at_address(f"http://www.example.go.th{path}", None, web.seam())
    assert words in outcome.bad[0]


def test_a_pdf_with_text_is_searched_and_a_broken_one_is_not():
    paper = Paper(
        kind="x", title="รายงาน", blocks=(text("รายงานผลการดำเนินงานประจำปีงบประมาณ พ.ศ. 2568"),), digits="arabic"
    )
    good = look_at_file(write_pdf(paper), "pdf", 2568)
    assert (good.bad, good.warnings, good.searchable, good.year_found) == ((), (), True, True)
    broken = look_at_file(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n", "pdf", 2568)
    assert broken.searchable is False
    assert broken.warnings


def test_a_hostile_page_costs_only_its_own_process(web: Web):
    web.pages["/"] = said(b"<html>" + b"<div>" * 200_000 + b"&#x110000;\xff\xfe")
    outcome = look_at_address("http://www.example.go.th/", 2569, web.seam())
    assert outcome.bad == ()


def test_a_year_is_found_in_either_era_and_digits():
    assert year_in("ปี ๒๕๖๙", 2569)
    assert year_in("FY2026", 2569)
    assert not year_in("25690", 2569)
    assert not year_in("ปี 2568", 2569)
