"""Pages of requests: online services, files, twelve months; the citizen's form, receipt and own case."""
