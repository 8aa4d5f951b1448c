from onrecord.link.wording.background import background


def test_what_few_paragraphs_hold_weighs_more():
    known = background()

    assert known.weight("the") < known.weight("harbor") < known.weight("zyxophone")


def test_a_word_that_is_not_listed_is_rarer_than_any_that_is():
    known = background()

    assert known.weight("zyxophone") >= max(known.rarity.values())


def test_formulas_of_public_speech_are_known_and_other_words_are_not():
    words = "thank you very much and god bless the dredgers of lanner".split()

    free = background().unstocked(words)

    assert [word for word, is_free in zip(words, free, strict=True) if is_free][-3:] == [
        "dredgers",
        "of",
        "lanner",
    ]
    assert not free[0]
    assert not free[words.index("god")]
