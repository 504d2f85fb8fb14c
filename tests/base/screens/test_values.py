"""Charts, differences and grids as values: right numbers, right words, hostile input refused."""

import json
import re
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from sucharit.base.screens import charts, grids
from sucharit.base.screens.changes import changes
from sucharit.base.screens.gallery import sample_grid

YEARS = ("2566", "2567", "2568")


def test_columns_stand_on_each_other_and_zero_is_flat():
    chart = charts.columns(
        "งบ", YEARS, charts.Series("ก", (100, 0, None)), charts.Series("ข", (100, 50, 0)), unit="บาท"
    )
    heights = [float(h) for h in re.findall(r'<rect [^>]*height="([\d.]+)"', chart.svg())]
    assert chart.most == 200
    assert heights == [94, 94, 0, 47, 0, 0]
    assert chart.rows == [("2566", ["100", "100"]), ("2567", ["0", "50"]), ("2568", ["-", "0"])]


def test_a_line_is_interrupted_where_nothing_is_known():
    svg = charts.lines("คะแนน", YEARS, charts.Series("ITA", (80, None, 90))).svg()
    (path,) = re.findall(r' d="([^"]+)"', svg)
    assert path.count("M") == 2
    assert svg.count("<circle") == 2


def test_lying_bars_share_one_scale_and_say_their_sum():
    chart = charts.bars("งบ", ("ก", "ข"), charts.Series("x", (200, None)), charts.Series("y", (200, 100)), unit="บาท")
    (_, said, bar), (_, other, short) = chart.row_bars
    assert (said, other) == ("400 บาท", "100 บาท")
    assert 'x="50" y="0" width="50"' in bar
    assert 'width="25" height="10" class="series-2"' in short


@pytest.mark.parametrize("values", [(0, 0, 0), (None, None, None)])
def test_a_chart_of_nothing_is_still_a_chart(values: tuple[int | None, ...]):
    for make in (charts.bars, charts.columns, charts.lines):
        chart = make("ว่าง", YEARS, charts.Series("ก", values))
        assert "nan" not in chart.svg()
        assert len(chart.rows) == 3


def test_a_chart_has_its_table_behind_and_no_style_attribute():
    html = render_to_string(
        "_parts/chart.html",
        {"chart": (c := charts.columns("งบ", YEARS, charts.Series("ก", (1, 2, 3)))), "picture": c.svg()},
    )
    assert "<caption" in html
    assert "style=" not in html


def test_a_series_of_the_wrong_length_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="every series needs"):
        charts.lines("คะแนน", YEARS, charts.Series("ITA", (80,)))


def test_differences_are_of_words_not_of_letters():
    found = changes("อบรมบุคลากรไม่น้อยกว่าร้อยละ 70", "อบรมผู้บริหารและบุคลากรไม่น้อยกว่าร้อยละ 80")
    assert found
    assert "<ins>ผู้บริหารและ</ins>" in found.as_html
    assert "<del>70</del><ins>80</ins>" in found.as_html
    assert "<ins>" not in found.before
    assert "<del>" not in found.after


def test_equal_texts_have_no_difference_and_markup_is_escaped():
    assert not changes("เหมือนกัน", "เหมือนกัน")
    assert "&lt;b&gt;" in changes("", "<b>").as_html


def test_pieces_join_to_both_texts():
    before, after = "ก ข ค ง จัดอบรม 1 ครั้ง", "ก ฉ ช ง จัดประชุม 2 ครั้ง"
    pieces = changes(before, after).pieces
    assert "".join(p.text for p in pieces if p.kind != "new") == before
    assert "".join(p.text for p in pieces if p.kind != "gone") == after


def test_very_long_texts_are_shown_whole_rather_than_waited_for():
    found = changes("ก " * 15_000, "ข " * 15_000)
    assert [piece.kind for piece in found.pieces] == ["gone", "new"]


def test_a_grid_sums_rows_columns_and_all():
    grid = sample_grid()
    assert [row.sum for row in grid.rows] == [125000, 0, Decimal("25000.50")]
    assert [one["value"] for one in grid.sums][:2] == [25000, 37500]
    assert grid.total == Decimal("150000.50")


def test_a_grid_without_script_is_a_form():
    html = render_to_string("_parts/grid.html", {"grid": sample_grid()})
    assert 'name="cell:12:2566"' in html
    assert 'value="12,500.50"' in html
    assert "บันทึกตาราง" in html


def test_a_grid_that_may_not_be_edited_has_no_fields():
    locked = grids.Grid(
        "งบ",
        "โครงการ",
        [grids.GridColumn("y", "2566", "money")],
        [grids.GridRow("1", "ก", {"y": 5})],
        "/",
        1,
        editable=False,
    )
    html = render_to_string("_parts/grid.html", {"grid": locked})
    assert 'name="cell:' not in html
    assert "data-read-only" in html


def test_errors_of_a_grid_stand_above_and_beside():
    column = grids.GridColumn("y", "2566", "money")
    grid = grids.Grid("งบ", "โครงการ", [column], [grids.GridRow("1", "ก", {"y": "x"}, errors={"y": "อ่านไม่ได้"})], "/", 1)
    html = render_to_string("_parts/grid.html", {"grid": grid})
    assert '<a href="#cell-1-y">ก 2566: อ่านไม่ได้</a>' in html
    assert 'aria-describedby="cell-1-y-error"' in html


def batch(body: object) -> grids.Batch:
    request = RequestFactory().post("/", json.dumps(body), content_type="application/json")
    return grids.read_batch(request)


def test_a_batch_is_read_from_script_and_from_form():
    cell = grids.CellChange("12", "2566", "๒๕,๐๐๐")
    assert batch({"version": 7, "cells": [{"row": 12, "column": "2566", "value": "๒๕,๐๐๐"}]}) == grids.Batch(
        "7", (cell,), True
    )
    form = RequestFactory().post("/", {"version": "7", "cell:12:2566": "๒๕,๐๐๐", "other": "x", "cell:1:2:3": "no"})
    assert grids.read_batch(form) == grids.Batch("7", (cell,), False)


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"version": 1},
        {"version": 1, "cells": 5},
        {"version": 1, "cells": [{"row": 1}]},
        {"version": 1, "cells": [{"row": 1, "column": "a", "value": ""}] * 20_001},
    ],
)
def test_a_batch_that_is_none_is_refused_in_thai(body: object):
    with pytest.raises(grids.BatchError, match="โปรด"):
        batch(body)


def test_a_cell_that_is_too_long_stays_too_long_and_keeps_nobody_else_out():
    told = batch({"version": 1, "cells": [{"row": 1, "column": "a", "value": "ก" * 9000}]})
    assert len(told.cells[0].value) == grids.LONGEST_CELL + 1


def test_too_many_cells_are_said_to_be_too_many():
    with pytest.raises(grids.BatchError, match="มากเกินไป"):
        batch({"version": 1, "cells": [{"row": 1, "column": "a", "value": ""}] * 20_001})


def test_someone_saved_before():
    answer = grids.stale(9, [grids.CellChange("1", "a", "5")])
    assert answer.status_code == 409
    said = json.loads(answer.content)
    assert said["version"] == 9
    assert "ก่อนคุณ" in said["message"]
