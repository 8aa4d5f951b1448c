"""What joining reads off a document's reading."""

from onrecord.link.entities import Relative, of_reading
from onrecord.model import (
    Document,
    Entity,
    EntityKind,
    Mention,
    Office,
    Reading,
    Tie,
    TieKind,
    span,
)

TEXT = (
    "Foreign Minister Ana Reyes of Norland, daughter of Ivo Reyes, met the Harbour Union. Norland."
)


def reading():
    document = Document(name="a", text=TEXT, publisher="Ondai Daily", published="2031-03-01")
    post = Office(
        title="Foreign Minister", organisation="Norland", evidence=span(TEXT, 0, 16), status=None
    )
    ana = Entity(document_id=document.id, name="Ana Reyes", kind=EntityKind.PERSON, offices=(post,))
    ivo = Entity(document_id=document.id, name="Ivo Reyes", kind=EntityKind.PERSON)
    union = Entity(document_id=document.id, name="Harbour Union", kind=EntityKind.ORGANISATION)
    land = Entity(document_id=document.id, name="Norland", kind=EntityKind.COUNTRY)
    told = Entity(document_id=document.id, name="an aide", kind=EntityKind.PERSON, unnamed=True)
    places = [(17, 26, ana), (51, 60, ivo), (30, 37, land), (85, 92, land)]
    return Reading(
        document=document,
        entities=(ana, ivo, union, land, told),
        mentions=tuple(
            Mention(span=span(TEXT, start, end), entity_id=one.id) for start, end, one in places
        ),
        ties=(Tie(kind=TieKind.PARENT, one=ivo.id, other=ana.id, evidence=span(TEXT, 39, 60)),),
    )


def test_a_person_brings_office_country_kin_company_and_date():
    ana = of_reading(reading())[0]

    assert ana.offices[0].country == "Norland"
    assert ana.countries == ("Norland",)
    assert ana.kin == (Relative(relation="child of", name="Ivo Reyes"),)
    assert "body harbour union" in ana.company
    assert (ana.publisher, ana.published, ana.mentions) == ("Ondai Daily", "2031-03-01", 1)


def test_the_country_named_most_is_the_setting_and_one_no_table_knows_is_a_land():
    ana = of_reading(reading())[0]

    assert ana.setting == "Norland"
    assert ana.lands == {"Norland"}


def test_an_unnamed_source_is_nobodys_company():
    told = of_reading(reading())[-1]

    assert told.unnamed
    assert not any("aide" in name for name in told.company)
