from evals.scoring.alignment import Alignment
from evals.scoring.scores import Roles

RAW = "Sign up now!\n\nIlse Tarn  said:\u00a0no.\nPhoto: K. Brand\nShe left. Ilse Tarn said more."
TEXT = "Ilse Tarn said: no.\n\nShe left. Ilse Tarn said more."


def test_a_span_goes_back_to_where_its_words_stood():
    back = Alignment(TEXT, RAW)

    for words in ("Ilse Tarn", "no.", "She left. Ilse Tarn said more."):
        start, end = back.span((TEXT.rindex(words), TEXT.rindex(words) + len(words)))

        assert RAW[start:end] == words


def test_what_was_not_in_the_raw_text_has_no_place():
    back = Alignment("Invented. Ilse Tarn", RAW)

    assert back.span((0, 9)) is None
    assert back.roles(Roles(source=((0, 9),))) == Roles()
