"""How often the page of a draft may be knocked at, and what its forms carry."""

from sucharit.base.doors.rates import Bucket
from sucharit.base.doors.receipts import Tokens

COMMENTING = Bucket(burst=20, seconds=30)
"""A comment sent: twenty at once from one line (a village hall), then two a minute."""
TOKENS = Tokens("sucharit.plan_drafts")
