"""An officer without Word opens our DOCX in LibreOffice: the whole plan is there, and the contents tell its pages."""

import functools
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from tests.core.papers.looking import pdf_pages, squeezed, through_libreoffice

from sucharit.core import papers
from sucharit.core.papers.writing.printable import printable
from sucharit.core.reading import open_document, read_file
from sucharit.core.thai import arabic_digits

SAMPLES = Path(__file__).parents[2] / "samples"
#: sample, and whether it is set in the font that it asks for
BOOKS = [("sao", True), ("sao", False), ("town", True)]
pytestmark = pytest.mark.office


@functools.cache
def paper_of(sample: str) -> papers.Paper:
    return papers.paper("book", read_file(SAMPLES / sample / "plan.txt").plan)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Of LibreOffice, which fills a new one with a profile first."""
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


@pytest.fixture(scope="module")
def printed(folder: Path) -> Callable[[str, bool], bytes]:
    """The book of a sample as LibreOffice prints it; a start of it takes seconds, so that all of one font are printed
    by one."""

    @functools.cache
    def books(bundled_fonts: bool) -> dict[str, bytes]:
        samples = sorted({sample for sample, bundled in BOOKS if bundled == bundled_fonts})
        written = {sample: papers.write_docx(paper_of(sample)) for sample in samples}
        return through_libreoffice(written, folder, bundled_fonts=bundled_fonts)

    return lambda sample, bundled_fonts: books(bundled_fonts)[sample]


def shown(text: str) -> str:
    """LibreOffice itself writes sara am as two characters."""
    return squeezed(text).replace("\u0e4d\u0e32", "\u0e33")


def test_the_book_opens_in_libreoffice_with_every_initiative_in_thai(printed: Callable[[str, bool], bytes]):
    plan = read_file(SAMPLES / "sao" / "plan.txt").plan
    document = open_document(printed("sao", False), name="book.pdf")
    whole = shown(document.text)
    lost = [one.title for one in plan.initiatives if shown(one.title)[:20] not in whole]
    assert (document.page_count or 0) > len(plan.initiatives)
    assert lost == []


def headings_of(pdf: bytes) -> list[tuple[str, int]]:
    """Headings of the first two levels and the page (from 0) where each stands, by the outline of the PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        entries = [(one.get_title(), one.get_dest().get_index(), one.level) for one in document.get_toc()]
    finally:
        document.close()
    return [(title, page) for title, page, level in entries if level < 2]


def contents_of(pages: list[str], headings: list[tuple[str, int]]) -> dict[str, str]:
    """Every heading with the page number that the contents print behind it. A long heading goes over two lines."""
    lines = "\n".join(page for page in pages[:4] if "...." in page).splitlines()
    whole = "|".join(map(shown, lines)) + "|"
    told = {
        title: re.search("[|]?".join(map(re.escape, shown(title))) + r"[|.]+([^.|]+)[|]", whole)
        for title, _ in headings
    }
    return {title: found[1] if found else "" for title, found in told.items()}


@pytest.mark.parametrize(
    ("sample", "bundled_fonts"),
    BOOKS,
    ids=["small", "small-in-another-font", "sixty"],
)
def test_contents_tell_the_page_on_which_each_heading_stands(
    sample: str, bundled_fonts: bool, printed: Callable[[str, bool], bytes]
):  # fmt: skip
    paper, pdf = paper_of(sample), printed(sample, bundled_fonts)
    pages, headings = pdf_pages(pdf), headings_of(pdf)
    wanted = [block.text for block in paper.blocks if getattr(block, "in_contents", False)]
    assert [shown(title) for title, _ in headings] == [shown(printable(text, "thai")) for text in wanted]
    assert all(shown(title) in shown(pages[page]) for title, page in headings)
    # the number that stands at the head of that page; the numbers of the front pages are letters
    heads = {title: arabic_digits(pages[page].split()[0]) for title, page in headings}
    assert contents_of(pages, headings) == heads
