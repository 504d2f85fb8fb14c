"""An officer without Word opens our DOCX in LibreOffice and finds the whole plan there."""

import shutil
import subprocess
from pathlib import Path

import pytest

from sucharit.core import papers
from sucharit.core.reading import open_document, read_file

SAMPLE = Path(__file__).parents[2] / "samples" / "sao" / "plan.txt"


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_the_book_opens_in_libreoffice_with_every_initiative_in_thai(tmp_path: Path):
    plan = read_file(SAMPLE).plan
    (tmp_path / "book.docx").write_bytes(papers.write_docx(papers.paper("book", plan)))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "book.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    document = open_document(tmp_path / "book.pdf")
    shown = "".join(document.text.split())
    # LibreOffice itself writes sara am as two characters
    shown = shown.replace("\u0e4d\u0e32", "\u0e33")
    lost = [one.title for one in plan.initiatives if "".join(one.title.split())[:20] not in shown]
    assert (document.page_count or 0) > len(plan.initiatives)
    assert lost == []
