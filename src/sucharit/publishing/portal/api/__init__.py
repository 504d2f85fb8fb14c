"""The read-only API for programs: organizations, plans, initiatives, money. It reads the snapshots that pages read."""

from sucharit.publishing.portal.api.addresses import api_urls, portal_api_docs

__all__ = ["api_urls", "portal_api_docs"]
