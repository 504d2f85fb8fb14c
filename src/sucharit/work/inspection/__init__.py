"""Internal audit and internal control: what is assessed, corrected, followed up, audited, found and answered.

Never here: the mechanism of registers (work.shelf), the way up the line (base.approvals), or how a form is printed
(core.papers).
"""
