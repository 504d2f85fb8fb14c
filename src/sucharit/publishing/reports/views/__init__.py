"""The pages of reports: the year's list, one report, its approval and issue, E-PlanNACC, the executive's page."""
