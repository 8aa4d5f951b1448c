"""Quoted phrases of persons, and who is said to have spoken them."""

from evals.suites.basil import Phrase, answer, article_text, phrases

ARTICLE = {
    "id": "a",
    "paragraphs": [["“We will not pay,” said Ana Reyes.", "“Never.”"], ["The council agreed."]],
    "phrases": [
        {"txt": "We will not pay", "quote": "yes", "speaker": "Ana_Reyes"},
        {"txt": "Never", "quote": "yes", "speaker": "Velmora_officials"},
        {"txt": "The council", "quote": "no", "speaker": ""},
        {"txt": "Not there", "quote": "yes", "speaker": "Ana_Reyes"},
    ],
}


def test_only_quoted_phrases_of_persons_that_the_text_holds_once_are_asked_for():
    text = article_text(ARTICLE)

    assert list(phrases(ARTICLE, text)) == [
        Phrase(article="a", start=1, end=16, speaker="Ana_Reyes")
    ]


def written(names):
    return {
        "attributions": [
            {"content": [[0, 40]], "entities": ["e2"]},
            {"content": [[0, 17]], "entities": ["e1"] if names else []},
        ],
        "entities": [{"id": "e1", "name": names}, {"id": "e2", "name": "Velmora"}],
    }


def test_the_innermost_attribution_answers_by_the_family_name():
    phrase = Phrase(article="a", start=1, end=16, speaker="Ana_Reyes")

    assert answer(phrase, written("Reyes")) is True
    assert answer(phrase, written("Ana Orlan")) is False
    assert answer(phrase, written(None)) is None
    assert answer(phrase, {"attributions": [], "entities": []}) is None
