import pytest

from onrecord.link.quotations.speakers import agree


@pytest.mark.parametrize(
    ("printed", "given", "answer"),
    [
        (("Ana Vale",), ("VALE",), True),
        (("President Vale",), ("Ana Vale",), True),
        (("Ana Vale",), ("Bela Vale",), False),
        (("Ana Vale",), ("MR. MOOR",), False),
        (("Ana Vale", "entity-7"), ("entity-7",), True),
        ((), ("VALE",), None),
        (("Ana Vale",), (), None),
        (("Ana Vale",), ("THE PRESIDENT",), None),
        (("Ana Vale",), ("Q",), None),
    ],
)
def test_speakers_agree_by_key_or_by_name_and_offices_tell_nothing(printed, given, answer):
    assert agree(printed, given) is answer
