"""Number and secret of a request's receipt."""

from sucharit.base.doors.receipts import Tokens

_TOKENS = Tokens("sucharit.requests")
new_token, read_token = _TOKENS.new, _TOKENS.read
token_digest, secret_of = _TOKENS.digest, _TOKENS.secret
