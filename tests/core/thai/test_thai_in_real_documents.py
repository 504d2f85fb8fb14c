"""The real documents pass through without loss, and nothing in them is taken for what it is not."""

import pytest

from sucharit.core.thai import clean, clusters, find_dates, fold, join_split_words, line_pieces, words

SEEDS = ["000", "001", "002", "003-excerpt", "004"]


@pytest.fixture(params=SEEDS)
def document(request, shared):
    return (shared / "seeds" / f"{request.param}.txt").read_text("utf-8")


@pytest.mark.real_documents
def test_words_and_pieces_of_every_line_join_to_the_line(document):
    for line in document.splitlines():
        assert "".join(words(line)) == line
        assert "".join(line_pieces(line)) == line
        assert "".join(line_pieces(line, narrow=True)) == line


@pytest.mark.real_documents
def test_no_line_would_begin_with_a_mark_or_split_a_project(document):
    for line in clean(document).splitlines():
        pieces = line_pieces(line)
        assert {"โครง", "มาตร"}.isdisjoint(pieces)
        assert not [
            piece for piece in pieces[1:] if "\u0e30" <= piece[0] <= "\u0e3a" or "\u0e47" <= piece[0] <= "\u0e4e"
        ]


@pytest.mark.real_documents
def test_mending_takes_away_nothing_but_spaces(document):
    cleaned = clean(document)
    assert clean(cleaned) == cleaned
    assert "".join(join_split_words(document).split()) == "".join(cleaned.split()) == "".join(clusters(cleaned))
    assert fold(join_split_words(document)) == fold(document)


@pytest.mark.real_documents
def test_no_number_is_taken_for_an_impossible_date(document):
    assert [one.fault for one in find_dates(clean(document)) if one.fault] == []
