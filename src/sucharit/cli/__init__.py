"""The command line: what a plan officer types. It opens files, shows and writes results, and says what went wrong.

Never here: any rule about plans. Each command calls the core and shows what comes back.
"""

from sucharit.cli.commands import main

__all__ = ["main"]
