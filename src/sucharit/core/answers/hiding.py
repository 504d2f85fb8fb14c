"""From how many answers on anything is shown."""

LEAST_K, MOST_K = 5, 30


def enough(answers: int, k: int) -> bool:
    """Whether so many answers hide each of them. Below five nothing is shown, whatever `k` says."""
    return answers >= max(k, LEAST_K)
