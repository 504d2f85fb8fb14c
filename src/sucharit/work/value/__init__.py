"""Value for money: which missions, projects and purchases must be assessed, what was expected, what came of them.

Never here: the money itself, procurement, or the progress of a project.
"""
