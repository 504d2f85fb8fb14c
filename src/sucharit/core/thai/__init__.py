"""Thai text as values: digits, dates, money in digits and words, folding, clusters, words, order.

Never here: what a sentence means, which heading it is, or any word of a form; that is reading.
"""

from sucharit.core.thai.amounts import Amount, find_amounts, format_amount, parse_amount, read_amount
from sucharit.core.thai.baht import baht_words, number_words, parse_baht_words, parse_number_words
from sucharit.core.thai.clusters import clusters
from sucharit.core.thai.dates import (
    BUDDHIST_ERA,
    MONTHS,
    SHORT_MONTHS,
    FoundDate,
    ThaiDate,
    find_dates,
    format_date,
    parse_date,
)
from sucharit.core.thai.digits import arabic_digits, confusable, digit_variants, thai_digits
from sucharit.core.thai.folding import clean, fold
from sucharit.core.thai.lines import line_pieces
from sucharit.core.thai.sorting import sort_key
from sucharit.core.thai.splits import join_split_words
from sucharit.core.thai.words import words

__all__ = [
    "BUDDHIST_ERA",
    "MONTHS",
    "SHORT_MONTHS",
    "Amount",
    "FoundDate",
    "ThaiDate",
    "arabic_digits",
    "baht_words",
    "clean",
    "clusters",
    "confusable",
    "digit_variants",
    "find_amounts",
    "find_dates",
    "fold",
    "format_amount",
    "format_date",
    "join_split_words",
    "line_pieces",
    "number_words",
    "parse_amount",
    "parse_baht_words",
    "parse_date",
    "parse_number_words",
    "read_amount",
    "sort_key",
    "thai_digits",
    "words",
]
