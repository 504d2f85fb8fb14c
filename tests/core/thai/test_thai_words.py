"""Clusters, words, and where a printed line may break."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sucharit.core.thai import clusters, line_pieces, words
from sucharit.core.thai.lexicon import COMPOUNDS

TEXT = st.text(st.sampled_from('กขงนรหอเแไะาำัิีู่้์ๆฯ๐๕19.,-/()"“” \t\naZ' + "โครงการอบรมพ.ศ."), max_size=60) | st.text()


def test_importing_the_thai_room_does_not_import_pythainlp():
    script = "import sys, sucharit.core.thai, sucharit.core.fiscal; print('pythainlp' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_cluster_is_a_consonant_with_all_that_hangs_on_it():
    assert clusters("น้ำใจ ที่ดี") == ["น้ำ", "ใจ", "ที่", "ดี"]
    assert clusters("ฤๅษี ฦๅ ฤทธิ์") == ["ฤๅ", "ษี", "ฦๅ", "ฤ", "ท", "ธิ์"]
    assert clusters("ITA ๒๕๖๖ (ก)") == ["ITA", "๒๕๖๖", "(", "ก", ")"]


@given(TEXT)
def test_clusters_joined_are_the_text_without_spaces(text):
    assert "".join(clusters(text)) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("โครงการอบรมประชาชน", "โครงการ|อบรม|ประชาชน"),
        ("มาตรการออกคำสั่ง", "มาตรการ|ออกคำสั่ง"),
        ("แผนปฏิบัติการป้องกันการทุจริต", "แผนปฏิบัติการ|ป้องกัน|การทุจริต"),
        ("คณะกรรมการบริหาร", "คณะกรรมการ|บริหาร"),
        ("ดำเนินการตามแผน", "ดำเนินการ|ตาม|แผน"),
        ("องค์การบริหารส่วนตำบลดอนสุขใจ", "องค์การบริหารส่วนตำบล|ดอน|สุขใจ"),
        ("ตัวชี้วัดตามประมวลจริยธรรม", "ตัวชี้วัด|ตาม|ประมวลจริยธรรม"),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๖", "ปีงบประมาณ| |พ.ศ.| |๒๕๖๖"),
        ("21 มี.ค. 66", "21| |มี.ค.| |66"),
        ("จำนวน ๒๐,๐๐๐.๕๐ บาท", "จำนวน| |๒๐,๐๐๐.๕๐| |บาท"),
        ("E-Service ITA", "E-Service| |ITA"),
        ("ปฏิญญาารมณ์", "ปฏิญญาารมณ์"),  # misspelled: no piece may begin with a vowel
    ],
)
def test_words_are_those_a_reader_sees(text, cut):
    assert words(text) == cut.split("|")


@pytest.mark.parametrize("compound", COMPOUNDS)
def test_a_compound_is_one_word_and_its_parts_make_it_up(compound):
    assert words(compound) == [compound]
    assert "".join(COMPOUNDS[compound]) == compound


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("พ.ศ. ๒๕๖๖ - ๒๕๗๐", "พ.ศ. ๒๕๖๖ -| |๒๕๗๐"),
        ("รวม ๒๐,๐๐๐.- บาท (สองหมื่นบาทถ้วน)", "รวม| |๒๐,๐๐๐.- บาท| |(สอง|หมื่น|บาท|ถ้วน)"),
        ("ต่าง ๆ และอื่นๆ", "ต่าง ๆ| |และ|อื่นๆ"),
        ("โครงการ/กิจกรรม/มาตรการ", "โครงการ/|กิจกรรม/|มาตรการ"),
        ("การสร้างความรู้", "การสร้าง|ความรู้"),
        ('เรื่อง "สุจริต" และ “โปร่งใส”', 'เรื่อง| |"สุจริต"| |และ| |“โปร่งใส”'),
        ("- จัดประชุม", "- จัด|ประชุม"),
        ("อบต.ดอนสุขใจ", "อบต.ดอน|สุขใจ"),
        ("ร้อยละ ๘๐ ขึ้นไป", "ร้อยละ ๘๐| |ขึ้นไป"),
    ],
)
def test_a_line_breaks_only_where_no_reader_winces(text, cut):
    assert line_pieces(text) == cut.split("|")


def test_a_narrow_column_opens_long_compounds_at_their_seams():
    assert line_pieces("องค์การบริหารส่วนตำบล", narrow=True) == ["องค์การ", "บริหาร", "ส่วนตำบล"]
    assert line_pieces("ต่าง ๆ (ก)", narrow=True) == ["ต่าง ๆ", " ", "(ก)"]


@given(TEXT)
@settings(max_examples=200, deadline=None)
def test_words_and_pieces_joined_are_the_text(text):
    assert "".join(words(text)) == text
    assert "".join(line_pieces(text)) == text
    assert "".join(line_pieces(text, narrow=True)) == text
    assert "" not in words(text)


@pytest.mark.parametrize("rubbish", ["กก", "่", "เ", "โครง", "."])
def test_an_endless_run_without_spaces_is_cut_all_the_same(rubbish):
    text = "ก" + rubbish * 20_000
    assert "".join(words(text)) == text
    assert "".join(line_pieces(text)) == text
