"""Invented plans and papers, drawn as text, DOCX and PDF, clean and damaged, each with what must be read and found.

`plans` and `papers` build the values, `styles` and `ocr` draw them as the text that a scan gives, `damage` spoils them,
`score` measures a reading, `build` writes the files. Nothing here is copied from a real document.
"""
