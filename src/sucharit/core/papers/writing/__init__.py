"""The writers: a Paper as PDF, DOCX and XLSX. Here live file formats; never what a paper says.

Heavy libraries (typst, pikepdf, docx, xlsxwriter, pythainlp) are imported inside the functions that need them.
"""
