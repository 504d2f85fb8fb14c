"""Time of the processor without what the house adds to it: the collector would walk all that other tests left."""

import gc
import time
from collections.abc import Callable


def spent(work: Callable[[], object], times: int = 1) -> float:
    """Seconds of the processor that the work takes; the least of so many times."""
    gc.disable()
    try:
        return min(_once(work) for _ in range(times))
    finally:
        gc.enable()


def _once(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
