"""The fiscal year in public: what of it goes out, the frozen file, its tables, differences between editions.

Never here: the records themselves (work), papers (documents), the words of reports (reports).
"""
