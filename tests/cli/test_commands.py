"""A plan officer at her terminal: read, check, print; then what goes wrong."""

import json
import signal
import zipfile
from pathlib import Path

import pytest
from tests.cli.conftest import Terminal

from sucharit.cli.work import read_document
from sucharit.core.plan.json import to_json
from sucharit.core.reading import open_document


def test_read_shows_what_was_found(sucharit: Terminal, plan: Path):
    said = sucharit("read", plan)
    assert said.code == 0
    for shown in ("แผนปฏิบัติการป้องกันการทุจริต", "หน่วยงาน", "พ.ศ. 2566-2570", "โครงการ/กิจกรรม/มาตรการ"):
        assert shown in said.out


def test_read_json_is_the_contract_and_nothing_else(sucharit: Terminal, plan: Path):
    said = sucharit("read", plan, "--json")
    reading = json.loads(said.out)
    assert reading["document"]["kind"] == "action_plan"
    assert reading["document"]["fiscal_years"] == [2566, 2570]
    assert all(isinstance(row["budgets"].get("2566"), int | float | None) for row in reading["budget_rows"])


def test_check_groups_by_severity_and_exits_1_where_there_are_errors(sucharit: Terminal, plan: Path):
    said = sucharit("check", plan)
    assert said.code == 1
    assert "ข้อผิดพลาด" in said.out
    assert "บรรทัด" in said.out


def test_check_json_says_the_same(sucharit: Terminal, plan: Path):
    said = sucharit("check", plan, "--json")
    found = json.loads(said.out)["findings"]
    assert said.code == 1
    assert {finding["severity"] for finding in found} <= {"error", "warning", "notice"}
    assert all(finding["message"] and finding["source_of_rule"] for finding in found)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".json"])
def test_what_is_printed_is_read_again(sucharit: Terminal, plan: Path, tmp_path: Path, suffix: str):
    book = tmp_path / f"เล่ม{suffix}"
    assert sucharit("print", plan, "--to", book).code == 0
    again = json.loads(sucharit("read", book, "--json").out)
    first = json.loads(sucharit("read", plan, "--json").out)
    assert [i["title"] for i in again["initiatives"]] == [i["title"] for i in first["initiatives"]]


def test_a_folder_is_read_and_a_bad_file_never_stops_the_rest(sucharit: Terminal, plan: Path, tmp_path: Path):
    (tmp_path / "rubbish.pdf").write_bytes(b"%PDF-1.7\nnothing here")
    (tmp_path / "empty.txt").write_bytes(b"")
    out = tmp_path / "out"
    said = sucharit("read", tmp_path, "--jobs", "2", "--out", out)
    assert said.code == 2
    assert [path.name for path in out.iterdir()] == [f"{plan.name}.json"]
    assert "อ่านได้ 1 จาก 3 ฉบับ" in said.err
    assert "rubbish.pdf" in said.err
    assert "empty.txt" in said.err


def test_an_empty_folder_says_so(sucharit: Terminal, tmp_path: Path):
    said = sucharit("read", tmp_path)
    assert said.code == 2
    assert "ไม่พบเอกสาร" in said.err


@pytest.mark.parametrize("command", [["read"], ["check"], ["print", "--to", "x.pdf"]])
def test_a_bad_document_gets_one_clear_message_and_exit_2(
    sucharit: Terminal, tmp_path: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    bad = tmp_path / "ภาพ.docx"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    said = sucharit(command[0], bad, *command[1:])
    assert said.code == 2
    assert said.out == ""
    assert "ภาพ.docx" in said.err
    assert "Traceback" not in said.err
    assert list(tmp_path.iterdir()) == [bad]


def test_a_file_that_is_not_there(sucharit: Terminal, tmp_path: Path):
    said = sucharit("check", tmp_path / "ไม่มี.txt")
    assert said.code == 2
    assert "ไม่มี.txt" in said.err


def test_a_format_that_cannot_be_printed(sucharit: Terminal, plan: Path):
    said = sucharit("print", plan, "--to", "book.doc")
    assert said.code == 2
    assert ".docx" in said.err


def test_a_paper_with_nothing_to_print_says_why(sucharit: Terminal, plan: Path, tmp_path: Path):
    said = sucharit("print", plan, "--to", tmp_path / "memo.pdf", "--paper", "memo")
    assert said.code == 2
    assert "บันทึกข้อความ" in said.err
    assert not (tmp_path / "memo.pdf").exists()


def test_a_place_that_cannot_be_written(sucharit: Terminal, plan: Path, tmp_path: Path):
    (tmp_path / "taken").write_text("a file where a folder is wanted")
    said = sucharit("print", plan, "--to", tmp_path / "taken" / "book.json")
    assert said.code == 2
    assert "อ่านหรือเขียนที่นี่ไม่ได้" in said.err


def test_a_home_that_cannot_be_written(sucharit: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "taken").write_text("a file where a folder is wanted")
    monkeypatch.setenv("SUCHARIT_HOME", str(tmp_path / "taken"))
    said = sucharit("demo", "--no-browser")
    assert said.code == 2
    assert "อ่านหรือเขียนที่นี่ไม่ได้" in said.err


def test_a_document_of_another_kind_is_never_taken_for_a_pass(sucharit: Terminal, tmp_path: Path):
    menu = tmp_path / "เมนู.txt"
    menu.write_text("รายการอาหารกลางวันของโรงเรียน\nวันจันทร์ ข้าวผัดไก่ แตงโม\nวันอังคาร ก๋วยเตี๋ยวเส้นเล็ก ฝรั่ง\n" * 5)
    said = sucharit("check", menu)
    assert said.code == 2
    assert "ไม่พบข้อขัดแย้ง" not in said.out
    assert "ไม่ทราบชนิดเอกสาร" in said.err
    assert sucharit("read", menu).code == 0


@pytest.mark.parametrize("text", ["   \n\t\n", "๑๒๓ ๔๕๖\n" * 50, "0.5 17 33\n" * 50])
@pytest.mark.parametrize("command", ["read", "check"])
def test_a_document_without_words(sucharit: Terminal, tmp_path: Path, text: str, command: str):
    page = tmp_path / "ตัวเลข.txt"
    page.write_text(text)
    said = sucharit(command, page)
    assert said.code == 2
    assert "ตัวเลข.txt" in said.err


def test_json_of_a_folder_wants_a_place(sucharit: Terminal, plan: Path):
    said = sucharit("read", plan.parent, "--json")
    assert said.code == 2
    assert "--out" in said.err


@pytest.mark.parametrize("deaf", [False, True], ids=["in front", "behind"])  # a shell starts jobs deaf to Ctrl+C
def test_a_slow_document_is_stopped_in_time(
    sucharit: Terminal, plan: Path, monkeypatch: pytest.MonkeyPatch, deaf: bool
):
    def endless(_: object) -> None:
        while True:
            pass

    monkeypatch.setattr("sucharit.cli.work.read", endless)
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN if deaf else signal.default_int_handler)
    try:
        said = sucharit("check", plan, "--time-limit", "0.3")
    finally:
        signal.signal(signal.SIGINT, heard)
    assert said.code == 2
    assert "--time-limit" in said.err


def test_a_document_that_needs_too_much_memory(sucharit: Terminal, plan: Path, monkeypatch: pytest.MonkeyPatch):
    def greedy(_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("sucharit.cli.work.read", greedy)
    said = sucharit("read", plan)
    assert said.code == 2
    assert "หน่วยความจำ" in said.err


def test_the_plan_that_travels_in_our_pdf_is_read_again(sucharit: Terminal, plan: Path, tmp_path: Path):
    read = read_document(plan)[1].plan
    (tmp_path / "plan.json").write_bytes(to_json(read))
    again = json.loads(sucharit("read", tmp_path / "plan.json", "--json").out)
    assert again["document"]["kind"] == "action_plan"
    assert len(again["initiatives"]) == len(read.initiatives)


def test_a_broken_plan_json_says_where(sucharit: Terminal, tmp_path: Path):
    path = tmp_path / "plan.json"
    path.write_text('{"format": "sucharit.plan/1", "plan": {"title": 5}}')
    said = sucharit("check", path)
    assert said.code == 2
    assert "plan.json" in said.err


def test_each_result_sentence_carries_its_measure(sucharit: Terminal, plan: Path):
    first = json.loads(sucharit("read", plan, "--json").out)["initiatives"][0]
    assert [(m["section"], m["item"]) for m in first["measures"]] == [("outputs", 1), ("outputs", 2), ("outcomes", 1)]
    channels = first["measures"][0]
    assert (channels["comparison"], channels["threshold"], channels["unit"]) == ("at_least", 3, "ช่องทาง")


def test_a_document_from_json_of_something_else(sucharit: Terminal, tmp_path: Path):
    path = tmp_path / "order.json"
    path.write_text('{"document": 5}')
    said = sucharit("check", path)
    assert said.code == 2
    assert "order.json" in said.err


def test_a_zip_that_is_no_document(sucharit: Terminal, tmp_path: Path):
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("holiday.jpg", b"x" * 100)
    said = sucharit("read", path)
    assert said.code == 2
    assert "plan.docx" in said.err


@pytest.mark.parametrize("name", ["plan", "reading"])
def test_the_schemas_are_printed(sucharit: Terminal, name: str):
    assert json.loads(sucharit("schema", name).out)["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize(("sample", "begins"), [("order", "คำสั่ง"), ("annual", "แผนปฏิบัติการ"), ("report", "รายงานผล")])
def test_a_document_is_printed_as_what_it_is(sucharit: Terminal, tmp_path: Path, sample: str, begins: str):
    source = Path(__file__).parents[1] / "samples" / sample / "plan.txt"
    assert sucharit("print", source, "--to", tmp_path / "paper.docx").code == 0
    first = sucharit("read", source, "--json"), sucharit("read", tmp_path / "paper.docx", "--json")
    kinds = [json.loads(said.out)["document"]["kind"] for said in first]
    assert kinds[0] == kinds[1]
    lines = [line.text for line in open_document(tmp_path / "paper.docx").lines if line.text.strip()]
    assert lines[0].startswith(begins)
