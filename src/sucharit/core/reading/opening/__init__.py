"""A file becomes lines: text, Word, PDF with a text layer or spreadsheet, all as one OpenedDocument of raw lines.

Never here: repairing text, finding headings or knowing what a plan is. What cannot be opened is refused in Thai and
English with what to do. Everything that arrives is taken for hostile: limits on bytes, lines, cells, pages and nesting.
"""

from sucharit.core.reading.opening.document import open_document, open_table, open_tables
from sucharit.core.reading.opening.limits import Limits

__all__ = ["Limits", "open_document", "open_table", "open_tables"]
