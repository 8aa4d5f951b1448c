import numpy as np

from onrecord.analyse.compare.halves import null_line, units


def test_a_word_that_comes_in_one_burst_raises_the_null_line():
    words = np.full(20, 500)
    even = (np.zeros(40, dtype=np.int64), np.repeat(np.arange(20), 2))
    burst = (np.zeros(40, dtype=np.int64), np.zeros(40, dtype=np.int64))

    assert null_line(burst, words, 1, 500.0) > null_line(even, words, 1, 500.0)


def test_one_unit_cannot_be_split():
    once = np.zeros(1, dtype=np.int64)

    assert null_line((once, once), np.array([500]), 1, 500.0) is None


def test_few_documents_are_dealt_by_sentences():
    documents, sentences = np.array([1, 1, 1, 2]), np.array([0, 0, 1, 0])

    assert units(documents, sentences)[1].tolist() == [0, 0, 1, 2]
    assert units(documents, sentences)[0] == "sentences"
    assert units(np.arange(9), np.zeros(9, dtype=np.int64))[0] == "documents"
