"""Lists that count their items go on to the last of them."""

import pytest

from tests.attribute.build import attributions, readable

SAID = "[source|Tesh] [cue|said]"


@pytest.mark.parametrize(
    ("markup", "content"),
    [
        (
            f"{SAID} [content|there were three gifts: a lock, a key], a chair.",
            ["there were three gifts: a lock, a key, a chair"],
        ),
        (
            f"{SAID} [content|there were 3 gifts: a lock; a key, as ever]; and a chair.",
            ["there were 3 gifts: a lock; a key, as ever; and a chair"],
        ),
        (
            f"{SAID} [content|he had three wishes: to sit], to eat, and to sleep.",
            ["he had three wishes: to sit, to eat, and to sleep"],
        ),
        (
            f"[content|Here are three gifts], {SAID}, [content|he wants]: a lock, a key, a bed.",
            ["Here are three gifts", "he wants: a lock, a key, a bed"],
        ),
        (
            "[source|Tesh] [cue|named] [content|three gifts] today: a lock, a key. And a chair.",
            ["three gifts", "a lock, a key", "a chair"],
        ),
        (
            f"{SAID} [content|there were four gifts: a lock; a key]. And a chair. Finally, a bed.",
            ["there were four gifts: a lock; a key", "a chair", "a bed"],
        ),
    ],
)
def test_a_content_goes_on_to_the_last_item_that_it_announces(markup, content):
    [found] = attributions(markup)

    assert readable(found)[2] == content


@pytest.mark.parametrize(
    ("content", "rest"),
    [
        ("there were two gifts: a lock, a key", ", which nobody wanted."),
        ("there were three gifts: a lock, a key", ", a chair, a bed."),
        ("there were three gifts: a lock, a key", ". The town was glad."),
        ("there were gifts: a lock, a key", ", a chair."),
    ],
)
def test_a_content_with_all_its_items_ends_there(content, rest):
    [found] = attributions(f"{SAID} [content|{content}]{rest}")

    assert readable(found)[2] == [content]
