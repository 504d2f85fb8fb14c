"""A ZIP package (DOCX, XLSX) read in memory and within limits; nothing is ever extracted, so names lead nowhere."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from sucharit.core.reading.opening import refusals
from sucharit.core.reading.opening.elements import Begin, End, Text, walk
from sucharit.core.reading.opening.limits import MIB, Limits

END_OF_DIRECTORY = b"PK\x05\x06"
ZIP64_LOCATOR = b"PK\x06\x07"
DIRECTORY_BYTES_PER_ENTRY = 400  # 46 fixed, the name, extra fields
MODEST = 8 * MIB  # below this size the rate of inflation is nobody's danger
CHUNK = 256 * 1024
USUAL_PARTS = ("word/document.xml", "xl/workbook.xml", "xl/workbook.bin", "ppt/presentation.xml")
KINDS = (
    ("wordprocessingml", "docx"), ("ms-word", "docx"), ("word/", "docx"),
    ("spreadsheetml", "xlsx"), ("ms-excel", "xlsx"), ("xl/", "xlsx"),
)  # fmt: skip
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, ExpatError)


class Package:
    """The parts of an OPC package by name. `program` is what an officer would open it with."""

    def __init__(self, data: bytes, limits: Limits, program: str = "Word") -> None:
        self.limits, self.program, self.inflated = limits, program, 0
        _check_directory(data, limits)
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise refusals.broken(program) from error
        entries = self.archive.infolist()
        if len(entries) > limits.package_entries:
            raise _too_many_entries(limits)
        if sum(entry.file_size for entry in entries) > limits.package_bytes:
            raise _bomb()

    def __contains__(self, name: str) -> bool:
        return name in self.archive.NameToInfo

    def names(self) -> list[str]:
        return self.archive.namelist()

    def read(self, name: str, limit: int | None = None) -> bytes:
        """One part inflated, or b"" where there is none. Raises Refused beyond the limits."""
        entry = self.archive.NameToInfo.get(name)
        if entry is None:
            return b""
        if entry.flag_bits & 1:
            raise refusals.locked(self.program)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refusals.broken(self.program)
        try:
            return b"".join(self._pieces(entry, limit or self.limits.part_bytes))
        except BROKEN as error:
            raise refusals.broken(self.program) from error

    def _pieces(self, entry: zipfile.ZipInfo, limit: int) -> Iterator[bytes]:
        size = 0
        with self.archive.open(entry) as part:
            while piece := part.read(CHUNK):
                size += len(piece)
                self.inflated += len(piece)
                rate = size / max(1, entry.compress_size)
                if size > limit or self.inflated > self.limits.package_bytes:
                    raise _bomb()
                if size > MODEST and rate > self.limits.inflation:
                    raise _bomb()
                yield piece

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationships of a part ("" for the package): id to (last word of the type, name of the target part)."""
        folder, file = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}

        def begin(name: str, attributes: dict[str, str]) -> None:
            if name.endswith(" Relationship") and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/")
                found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], target)

        self.walk(posixpath.join(folder, "_rels", file + ".rels"), begin, limit=MIB)
        return found

    def walk(
        self, name: str, begin: Begin, end: End | None = None, text: Text | None = None, limit: int | None = None
    ) -> None:
        """Walk the XML of a part, if there is such a part."""
        if xml := self.read(name, limit):
            walk(xml, begin, end, text, self.program)

    def main_part(self) -> tuple[str, str]:
        """ "docx" or "xlsx" and the name of its main part. Raises Refused for every other package."""
        targets = [target for kind, target in self.related("").values() if kind == "officeDocument"]
        part = next((name for name in (*targets, *USUAL_PARTS) if name in self), "")
        described = self._content_type(part) or part
        for word, kind in KINDS:
            if word in described and part.endswith(".xml"):
                self.program = "Excel" if kind == "xlsx" else "Word"
                return kind, part
        raise self._foreign(part)

    def _content_type(self, part: str) -> str:
        found: dict[str, str] = {}

        def begin(name: str, attributes: dict[str, str]) -> None:
            if name.endswith(" Override"):
                found[attributes.get("PartName", "")] = attributes.get("ContentType", "")

        self.walk("[Content_Types].xml", begin, limit=MIB)
        return found.get("/" + part, "")

    def _foreign(self, part: str) -> refusals.Refused:
        mimetype = self.read("mimetype", 256)[:200]
        if b"opendocument.text" in mimetype:
            return refusals.save_as("ไฟล์ OpenDocument (.odt)", "an OpenDocument text (.odt)", ".docx")
        if b"opendocument" in mimetype:
            return refusals.save_as("ไฟล์ OpenDocument", "an OpenDocument file", ".xlsx / .docx")
        if part.endswith(".bin"):
            return refusals.save_as("ไฟล์ Excel แบบไบนารี (.xlsb)", "a binary Excel file (.xlsb)", ".xlsx")
        if part.startswith("ppt/"):
            return refusals.save_as("ไฟล์นำเสนอ (PowerPoint)", "a presentation (PowerPoint)", ".docx")
        return refusals.archive()


def _check_directory(data: bytes, limits: Limits) -> None:
    """Python would read a directory of any length into memory before it could be counted: look at its size first."""
    tail = data[-(65_535 + 22) :]
    start = len(tail) - 22 if tail[-22:-18] == END_OF_DIRECTORY else tail.rfind(END_OF_DIRECTORY)
    if start < 0:
        return
    size = int.from_bytes(tail[start + 12 : start + 16], "little")
    if tail[max(0, start - 20) : start].startswith(ZIP64_LOCATOR) or size > (
        limits.package_entries * DIRECTORY_BYTES_PER_ENTRY
    ):
        raise _too_many_entries(limits)


def _too_many_entries(limits: Limits) -> refusals.Refused:
    return refusals.too_large("จำนวนไฟล์ย่อยภายในเอกสาร", "parts inside the file", f"{limits.package_entries:,}")


def _bomb() -> refusals.Refused:
    return refusals.suspicious("เมื่อคลายการบีบอัดแล้วมีขนาดใหญ่ผิดปกติ", "it grows beyond all measure when it is unpacked")
