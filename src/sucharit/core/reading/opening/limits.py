"""How much of a stranger's file is opened. Counts, never clocks: slow machines refuse no file that fast ones open."""

from msgspec import Struct

MIB = 1024 * 1024


class Limits(Struct, frozen=True, kw_only=True):
    """Upper bounds of one document. Sizes in bytes; the largest real plan seen is 2 MB of text and 300 pages."""

    text_bytes: int = 50 * MIB  # a text file, and the text taken out of any other file
    file_bytes: int = 200 * MIB  # DOCX, PDF and XLSX carry pictures
    lines: int = 500_000  # printed lines, paragraphs, spreadsheet rows
    cells: int = 200_000  # all table cells of the document together
    columns: int = 1_000  # cells of one row
    nesting: int = 20  # tables within tables
    package_entries: int = 10_000  # files inside a DOCX or XLSX
    part_bytes: int = 64 * MIB  # one inflated XML part
    description_bytes: int = 16 * MIB  # styles, list definitions
    package_bytes: int = 400 * MIB  # everything inflated together
    inflation: int = 250  # inflated : stored, asked only of parts over 8 MiB
    pages: int = 3_000
    page_characters: int = 200_000
    page_objects: int = 100_000
    page_segments: int = 40_000  # ruling lines of one page; beyond that the page is a drawing
    worker_memory: int = 1536 * MIB  # of the process that opens a PDF
    worker_seconds: int = 60  # of its processor time: the one clock here, and it is the operating system's
