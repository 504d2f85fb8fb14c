"""The pages of reports: the year's list, one report, its way to approval and issue, E-PlanNACC, the executive's page."""
