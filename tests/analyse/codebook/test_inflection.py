import pytest

from onrecord.analyse.codebook.inflection import inflected


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("line", {"line", "lines", "lined", "lining"}),
        ("defend", {"defend", "defends", "defended", "defending"}),
        ("ally", {"ally", "allies", "allied", "allying"}),
        ("cross", {"crosses", "crossed", "crossing"}),
        ("stop", {"stops", "stopped", "stopping"}),
        ("hold", {"hold", "holds", "held", "holding"}),
        ("held", {"hold", "holds", "held", "holding"}),
        ("agree", {"agrees", "agreed"}),
        ("woman", {"woman", "women"}),
        ("线", {"线"}),
    ],
)
def test_a_word_has_its_forms(word, forms):
    assert forms <= inflected(word)
