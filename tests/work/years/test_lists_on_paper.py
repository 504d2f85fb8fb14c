"""A list on paper says that it is empty."""

from sucharit.core.papers.paper import Notice
from sucharit.office.demonstration.people import Cast
from sucharit.work.years.recording.papers import Listed, as_paper


def test_an_empty_list_says_so(office: Cast):
    listed = Listed("x", "รายงานความก้าวหน้า", [("งวด", 2), ("โครงการ", 5)], [])
    (notice,) = (one for one in as_paper(listed, office.officer("planner")).blocks if isinstance(one, Notice))
    assert notice.text == "ไม่มีรายการ"
