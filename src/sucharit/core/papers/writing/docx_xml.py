"""The XML of Word's paragraphs and tables, as text. Every text passes `escaped`, so none of it can be markup."""

from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TWIPS_PER_CM = 567


def twips(centimetres: float) -> int:
    return round(centimetres * TWIPS_PER_CM)


def run(words: str, *, bold: bool = False) -> str:
    """A run of clean text; "\\n" becomes a line break."""
    if not words:
        return ""
    look = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in words.split("\n"))
    return f"<w:r>{look}{lines}</w:r>"


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """`properties` are further children of w:pPr in the order of the schema."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def indented(*, left: float = 0, first: float = 0) -> str:
    """Indentation in cm."""
    return f'<w:ind w:left="{twips(left)}" w:firstLine="{twips(first)}"/>' if left or first else ""


def aligned(align: str) -> str:
    return "" if align == "start" else f'<w:jc w:val="{align}"/>'


def field(instruction: str) -> tuple[str, str]:
    """The runs before and after the shown result of a field."""
    before = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    return before, '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def bookmarked(content: str, name: str, number: int) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'
