import pytest

from onrecord.analyse.compare.chosen import Chosen, chosen
from onrecord.errors import InputError


def test_a_set_is_read_as_the_command_line_writes_it():
    assert chosen('source="Ana Reyes" since=2030') == Chosen(source="Ana Reyes", since="2030")


@pytest.mark.parametrize(
    "text",
    ['source="Ana', "Ana", "who=Ana", "genre=ode", "act=sing", "voice=loud", "since=May",
     "source=Ana source=Bo"],
)  # fmt: skip
def test_what_asks_for_nothing_is_told(text):
    with pytest.raises(InputError):
        chosen(text)
