"""What leaves the house on paper: the plan book and the other official papers, as PDF, DOCX and XLSX.

Here live blocks, builders (a value becomes a Paper) and writers (a Paper becomes a file). Never here: reading,
judging a plan, or anything that a plan does not say.
"""
