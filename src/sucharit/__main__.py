"""`python -m sucharit` is `sucharit`."""

from sucharit.cli import main

main()
