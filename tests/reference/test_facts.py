"""Reference data as shipped: complete, in order, sourced, and honest about how sure we are."""

import re
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

import sucharit.reference as reference
from sucharit.reference import Confidence, UnknownReference

FOLDER = Path(reference.__file__).parent
OWN = [
    "frameworks",
    "oit",
    "themes",
    "ita",
    "matrices",
    "risks",
    "clocks",
    "gifts",
    "delegation",
    "procurement",
    "forms",
    "complaints",
    "areas",
    "calendar",
    "organizations",
    "words",
]
FILES = sorted(path for folder in OWN for path in (FOLDER / folder).glob("*.yaml"))


def facts(value: object):
    """Every mapping that carries a confidence, however deep."""
    if isinstance(value, dict):
        if "conf" in value:
            yield value
        for part in value.values():
            yield from facts(part)
    elif isinstance(value, list):
        for part in value:
            yield from facts(part)


def test_the_framework_of_2566_2570_is_whole_and_confirmed():
    framework = reference.framework("2566-2570")
    assert (len(framework.dimensions), len(framework.missions), len(framework.objectives)) == (4, 12, 32)
    assert framework.confidence is Confidence.CONFIRMED
    assert framework.years == (2566, 2567, 2568, 2569, 2570)
    assert framework.dimensions[0].title == "การสร้างวัฒนธรรมสุจริต"


def test_the_older_framework_says_that_it_is_not_sure():
    framework = reference.framework("2561-2564")
    assert len(framework.dimensions) == 4
    assert framework.confidence is Confidence.UNCONFIRMED
    assert {node.confidence for node in framework.dimensions} == {Confidence.CONFIRMED}


@pytest.mark.parametrize("version", reference.framework_versions())
def test_nodes_stand_in_outline_order_under_their_parents(version: str):
    framework = reference.framework(version)
    codes = [[int(part) for part in node.code.split(".")] for node in framework.nodes]
    assert codes == sorted(codes)
    for node in framework.nodes:
        assert node in framework.under(node.parent)
        assert framework.node(node.code) is node
    assert framework.node("9.9.9") is None
    assert all(framework.under(mission.code) for mission in framework.missions) or version == "2561-2564"


def test_titles_are_clean_thai():
    for version in reference.framework_versions():
        for node in reference.framework(version).nodes:
            for title in (node.title, *node.also):
                assert title == " ".join(title.split())
                assert not re.search(r"[๐-๙<>*]|ํา|เเ", title), node.code


@pytest.mark.parametrize(("year", "count"), [(2566, 43), (2567, 35), (2568, 28), (2569, 26)])
def test_the_checklists_have_their_items_in_order(year: int, count: int):
    checklist = reference.oit(year)
    assert (checklist.fiscal_year, checklist.count, len(checklist.items)) == (year, count, count)
    assert checklist.item("O1") is checklist.items[0]
    assert checklist.item("O99") is None


def test_what_is_from_memory_is_marked_so():
    assert reference.oit(2567).count_confidence is Confidence.UNCONFIRMED
    assert reference.oit(2569).lao_confidence is Confidence.UNCONFIRMED
    last = reference.oit(2569).item("O26")
    assert last is not None
    assert last.title == "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"


def test_the_themes_name_items_that_exist_and_each_item_once():
    for year in reference.oit_years():
        named = Counter(number for theme in reference.oit_themes() for number in theme.items[year])
        known = {item.number for item in reference.oit(year).items}
        assert set(named) <= known
        if year != 2569:  # O20 of 2569 holds two themes: the declaration and the report
            assert set(named.values()) == {1}
    assert len(reference.oit_themes()) == 32


def test_ita_has_ten_indicators_in_three_instruments():
    ita = reference.ita(2569)
    assert ita.first_year == 2566
    assert [indicator.number for indicator in ita.indicators] == list(range(1, 11))
    assert Counter(indicator.instrument for indicator in ita.indicators) == {"IIT": 5, "EIT": 3, "OIT": 2}
    assert ita.levels[0].name == "ผ่านดีเยี่ยม"
    assert [sample.minimum for sample in ita.eit_minimums] == [70, 60, 50, 40, 30]


def test_the_old_levels_leave_no_score_out():
    levels = reference.ita(2565).levels
    assert [level.name for level in levels] == ["AA", "A", "B", "C", "D", "E", "F"]
    assert [level.total_below for level in levels[1:]] == [level.total_min for level in levels[:-1]]
    assert levels[-1].total_min == 0


def test_years_and_versions_that_we_do_not_have_are_refused():
    for ask in (
        lambda: reference.framework("2571-2575"),
        lambda: reference.framework("../../pyproject"),
        lambda: reference.oit(2550),
        lambda: reference.ita(2550),
        lambda: reference.risk_scale("none"),
        lambda: reference.words("none"),
    ):
        with pytest.raises(UnknownReference):
            ask()


def test_the_gift_rule_and_the_clocks():
    rule = reference.gift_rule()
    assert (rule.threshold_baht, rule.report_days, rule.confidence) == (Decimal(3000), 30, Confidence.CONFIRMED)
    reply = reference.clock("complaint_reply")
    assert reply is not None
    assert (reply.days, reply.unit, reply.confidence) == (15, "not stated", Confidence.SUPPORTED)
    assert reference.clock("none") is None
    assert len({clock.id for clock in reference.clocks()}) == len(reference.clocks()) == 9


def test_the_forms_of_internal_control():
    control = reference.internal_control()
    assert [form.id for form in control.forms] == ["ปค.1", "ปค.4", "ปค.5", "ปค.6"]
    fifth = control.form("ปค.5")
    assert fifth is not None
    assert len(fifth.columns) == 7
    assert control.form("ปค.9") is None
    assert len(reference.internal_audit().finding_elements) == 5


def test_there_are_77_provinces_in_six_regions():
    provinces = reference.provinces()
    assert len(provinces) == len({p.code for p in provinces}) == len({p.thai for p in provinces}) == 77
    assert len({p.english for p in provinces}) == 77
    assert Counter(p.region for p in provinces) == {
        "north": 9, "northeast": 20, "central": 22, "east": 7, "west": 5, "south": 14,
    }  # fmt: skip
    assert [p.code for p in provinces] == sorted(p.code for p in provinces)


@pytest.mark.parametrize("name", ["กรุงเทพมหานคร", "กทม.", "Bangkok", "10"])
def test_a_province_is_found_by_any_of_its_names(name: str):
    bangkok = reference.province(name)
    assert bangkok is not None
    assert bangkok.code == "10"
    assert reference.province("เมืองสมมติ") is None


def test_months_know_their_place_in_the_fiscal_year():
    months = reference.months()
    assert [month.number for month in months] == list(range(1, 13))
    assert {month.thai: month.fiscal for month in months}["ตุลาคม"] == 1
    assert {month.thai: month.fiscal for month in months}["กันยายน"] == 12


def test_complaint_categories_stand_from_particular_to_general():
    categories = reference.complaint_categories()
    assert categories[-1].id == "general"

    def category(sentence: str) -> str:
        return next(c.id for c in categories if any(word in sentence for word in c.words))

    assert category("ข้อร้องเรียนเรื่องการเลื่อนขั้นเงินเดือนลดลง") == "pay_raise"
    assert category("ไม่มีเรื่องร้องเรียนเรื่องสินบน") == "bribery"
    assert category("ข้อร้องเรียนลดลง") == "general"


def test_words_of_another_kind_of_local_government():
    words = reference.organization_words()
    assert {kind.type for kind in words.kinds} == {
        "sao", "subdistrict_municipality", "town", "city", "provincial", "special",
    }  # fmt: skip
    assert "นายกเทศมนตรี" in words.foreign_to("sao")
    assert "นายกเทศมนตรี" not in words.foreign_to("town")
    assert "เทศบาลนคร" in words.foreign_to("town")
    assert "อบต." in words.foreign_to("city")
    assert "ข้อบัญญัติ" not in words.foreign_to("city")  # more than one kind uses it
    assert words.shared["ข้อบัญญัติ"] == ("sao", "provincial", "special")
    with pytest.raises(KeyError):
        words.of("village")


def test_foreign_words_stand_longest_first():
    foreign = reference.organization_words().foreign_to("sao")
    assert [len(word) for word in foreign] == sorted((len(word) for word in foreign), reverse=True)


def test_lists_of_words_can_be_asked_for():
    assert "ระบุชื่อ" in reference.words("placeholders")["phrases"]
    for pattern in reference.words("placeholders")["patterns"]:
        assert re.compile(pattern)
    assert reference.words("kinds")["project"] == ("โครงการ",)
    assert "กองช่าง" in reference.words("units")["works"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_each_fact_has_a_known_source(path: Path):
    known = reference.sources()
    for fact in facts(yaml.safe_load(path.read_text("utf-8"))):
        assert fact["src"], fact
        assert set(fact["src"]) <= set(known), fact
        if fact["src"] == ["M"]:
            assert fact["conf"] == "unconfirmed", fact


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_key_stands_twice(path: Path):
    """YAML would silently keep the last."""

    def walk(node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert len(keys) == len(set(keys)), f"{path}: {keys}"
        for part in node.value if isinstance(node.value, list) else []:
            for child in part if isinstance(part, tuple) else (part,):
                walk(child)

    walk(yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader))


@pytest.mark.parametrize("folder", OWN)
def test_each_folder_says_where_its_facts_come_from(folder: str):
    readme = (FOLDER / folder / "README.md").read_text("utf-8")
    assert "Date:" in readme
    assert readme.startswith("# ")


def test_importing_reads_nothing():
    script = "import sys, sucharit.reference; sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_file_is_read_once():
    assert reference.framework("2566-2570") is reference.framework("2566-2570")
    assert reference.provinces() is reference.provinces()
