"""What the writer says about a saying is no part of it."""

import pytest

from tests.attribute.build import attributions, readable


@pytest.mark.parametrize(
    ("said", "aside"),
    [
        ("that the lock was “a toy”", ", words that nobody had heard"),
        ("that the lock was “a toy”", ", a phrase which no one remembers, and went home"),
        ("that the lock was “a toy,”", " a comparison that he made twice"),
        ("that the lock was “a toy”", " — a term of which the town is tired"),
        ("that the lock was “a toy”", ", which is nearly right"),
        ("that the lock would open in May", ", a claim that nobody believes"),
        ("that the lock would open in May", ", a boast he repeated at dinner"),
    ],
)
def test_a_content_ends_where_the_writer_comments_on_it(said, aside):
    [found] = attributions(f"[source|Tesh] [cue|said] [content|{said}{aside}].")

    assert readable(found)[2] == [said]


def test_a_comment_that_the_tagger_has_cut_in_two_is_left_out():
    markup = "[source|Tesh] [cue|said] [content|it was “a toy”], [content|a phrase] that I forgot."

    [found] = attributions(markup)

    assert readable(found)[2] == ["it was “a toy”"]


@pytest.mark.parametrize(
    "content",
    [
        "that words which hurt are words that stay",
        "that the lock, which is old, would open",
        "that he kept his word, that the lock was open",
        "“The lock is old, a line that I have heard”",
        "that the mayor, the deputy and a judge would come",
    ],
)
def test_what_belongs_to_the_content_stays(content):
    [found] = attributions(f"[source|Tesh] [cue|said] [content|{content}].")

    assert readable(found)[2] == [content]
