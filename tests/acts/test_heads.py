import pytest

from onrecord.acts import features, heads


def test_the_head_that_ships_tells_a_promise_from_a_statement():
    head = heads.load("speech")
    promise, _ = head.best(features.of_speech("We will invest ten million dollars in the port."))
    statement, _ = head.best(features.of_speech("The port lies on the northern shore."))

    assert promise == "Commissive-A"
    assert statement.startswith("Assertive")


def test_nothing_to_look_at_still_gives_probabilities_that_add_up():
    found = heads.load("speech").probabilities(set())

    assert sum(found.values()) == pytest.approx(1)
