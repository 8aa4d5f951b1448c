import pytest

from tests.resolve.build import entity, read


@pytest.mark.parametrize(
    ("text", "title", "organisation"),
    [
        ("Secretary of State Ana Reyes left.", "Secretary of State", None),
        (
            "Japanese Foreign Ministry spokeswoman Ana Reyes left.",
            "spokeswoman",
            "Japanese Foreign Ministry",
        ),
        ("Ana Reyes, the Water Board spokesman, left.", "spokesman", "Water Board"),
        ("French President Ana Reyes left.", "President", "France"),
        ("Ana Reyes, director of the Office for Tides, left.", "director", "Office for Tides"),
        ("Sen. Ana Reyes left.", "Senator", None),
        ("Army Gen. Ana Reyes left.", "General", "Army"),
        ("Senate leader Ana Reyes left.", "leader", "Senate"),
        ("Times editor Ana Reyes left.", "editor", "Times"),
        ("Former Harbour Party leader Ana Reyes left.", "leader", "Harbour Party"),
        ("The finance minister, Ana Reyes, left.", "finance minister", None),
    ],
)
def test_an_office_is_read_off_the_mention(text, title, organisation):
    reading = read(text, person=["Ana Reyes"])

    [office] = entity(reading, "Ana Reyes").offices
    assert (office.title, office.organisation) == (title, organisation)
    assert office.title.split()[-1].lower()[:3] in office.evidence.text.lower()


@pytest.mark.parametrize(
    ("text", "title", "organisation"),
    [
        ("The Ministry of Foreign Affairs spokesman Ana Reyes left.", "spokesman", None),
        ("Velmoran Ministry of Public Works spokesman Ana Reyes left.", "spokesman", "Velmoran"),
        ("The Department of Justice deputy director Ana Reyes left.", "deputy director", None),
        ("The Department of Tidal Security spokesman Ana Reyes left.", "spokesman", None),
    ],
)
def test_a_body_that_goes_on_behind_of_is_named_whole(text, title, organisation):
    reading = read(text, person=["Ana Reyes"])

    [office] = entity(reading, "Ana Reyes").offices
    named = text.removeprefix("The ").partition(f" {title}")[0]
    assert (office.title, office.organisation) == (title, named)
    assert organisation is None or office.organisation.startswith(organisation)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Reyes, the ministry's spokeswoman, left.",
        "Ana Reyes, the board's spokeswoman, left.",
        "Party spokeswoman Ana Reyes left.",
        "Ana Reyes, a spokeswoman for Mr. Tesh, left.",
        "Ana Reyes, a spokeswoman for President Imre Dál, left.",
        "Ana Reyes, spokeswoman for Dál, left. Mayor Imre Dál stayed.",
        "Ana Reyes is a spokeswoman for the Party.",
    ],
)
def test_a_person_or_a_bare_noun_is_no_organisation(text):
    reading = read(text, person=["Ana Reyes", "Imre Dál", "Dál", "Tesh"])

    [office] = entity(reading, "Ana Reyes").offices
    assert (office.title, office.organisation) == ("spokeswoman", None)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Foreign Minister Ana Reyes left. Minister Reyes slept.", ["Foreign Minister"]),
        ("Minister Ana Reyes left. Reyes, the foreign minister, slept.", ["foreign minister"]),
        ("Ana Reyes, the former chief of staff, left.", ["chief of staff"]),
        ("Ana Reyes was deputy mayor. Reyes was the deputy.", ["deputy mayor"]),
        ("Secretary General Ana Reyes left. Secretary Reyes slept.", ["Secretary General"]),
        ("Deputy Mayor Ana Reyes left. Mayor Reyes slept.", ["Deputy Mayor", "Mayor"]),
        ("General Ana Reyes is secretary general.", ["General", "secretary general"]),
        ("Former Minister Ana Reyes is foreign minister.", ["Minister", "foreign minister"]),
    ],
)
def test_a_shorter_form_of_a_title_is_no_second_office(text, titles):
    reading = read(text, person=["Ana Reyes", "Reyes"])

    assert [office.title for office in entity(reading, "Ana Reyes").offices] == titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("PRESIDENT Ana Reyes left.", "President"),
        ("VICE PRESIDENT Ana Reyes left.", "Vice President"),
        ("SECRETARY OF STATE Ana Reyes left.", "Secretary of State"),
        ("CEO Ana Reyes left.", "CEO"),
        ("Rear Adm. Ana Reyes left.", "Rear Admiral"),
        ("Lt. Gen. Ana Reyes left.", "Lieutenant General"),
    ],
)
def test_capitals_and_abbreviations_of_ranks_are_written_out(text, title):
    reading = read(text, person=["Ana Reyes"])

    [office] = entity(reading, "Ana Reyes").offices
    assert (office.title, office.organisation) == (title, None)


def test_who_speaks_behind_a_name_is_somebody_else():
    reading = read("He wrote to Ana Reyes, the president said.", person=["Ana Reyes"])

    assert entity(reading, "Ana Reyes").offices == ()


def test_what_a_person_merely_is_makes_no_office():
    reading = read("The painter Ana Reyes, a mother of two, left.", person=["Ana Reyes"])

    assert entity(reading, "Ana Reyes").offices == ()


@pytest.mark.parametrize(
    ("text", "title", "organisation"),
    [
        ("But Mayor Ana Reyes left.", "Mayor", None),
        ("Ana Reyes, the current deputy director, left.", "deputy director", None),
        ("Then coalition spokesman Col. Ana Reyes left.", "spokesman", None),
        ("Ana Reyes, the 34-year-old Lanner secretary, left.", "secretary", "Lanner"),
        ("Republican strategist Ana Reyes left.", "strategist", None),
        ("Ana Reyes, an oil company director, left.", "director", "oil company"),
    ],
)
def test_what_stands_beside_a_post_is_no_part_of_it_unless_it_names_a_body(
    text, title, organisation
):
    reading = read(text, person=["Ana Reyes"])

    [office] = entity(reading, "Ana Reyes").offices
    assert (office.title, office.organisation) == (title, organisation)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Former Mayor Ana Reyes left.", "former"),
        ("The ex-mayor, Ana Reyes, left.", "former"),
        ("Then Mayor Ana Reyes left.", "then"),
        ("Acting Mayor Ana Reyes left.", "acting"),
        ("Mayor-elect Ana Reyes left.", "elect"),
        ("Ana Reyes, mayor-designate, left.", "designate"),
        ("Ana Reyes, the mayor at the time, left.", "then"),
        ("Mayor Ana Reyes left.", None),
    ],
)
def test_the_words_around_a_title_tell_whether_it_is_still_held(text, status):
    reading = read(text, person=["Ana Reyes"])

    [office] = entity(reading, "Ana Reyes").offices
    assert office.title.lower() == "mayor"
    assert office.status == status


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("Ana Reyes, who served as mayor from 1999 to 2007, left.", "1999", "2007"),
        ("Ana Reyes has been mayor since May 2012.", "2012-05", None),
        ("Ana Reyes was mayor until 2019.", None, "2019"),
        ("Ana Reyes was elected mayor in 2018.", "2018", None),
        ("Ana Reyes resigned as mayor in 2020.", None, "2020"),
        ("Between 1989 and 1999, as mayor, Ana Reyes built bridges.", "1989", "1999"),
        ("Ana Reyes, mayor, left in 2020.", None, None),
    ],
)
def test_an_office_has_the_years_that_its_sentence_gives(text, since, until):
    reading = read(text, person=["Ana Reyes"], published="2031-03-12")

    [office] = entity(reading, "Ana Reyes").offices
    assert (office.since, office.until) == (since, until)


def test_a_list_of_posts_is_read_whole_and_what_is_no_post_is_passed_over():
    reading = read(
        "From 2001 to 2009, Ana Reyes held several posts, including mayor of Hallin, a seat in "
        "the Senate, and head of the Water Board.",
        person=["Ana Reyes"],
        place=["Hallin"],
        organisation=["Water Board"],
        published="2031-03-12",
    )

    offices = [
        (one.title, one.organisation, one.since) for one in entity(reading, "Ana Reyes").offices
    ]
    assert offices == [("mayor", "Hallin", "2001"), ("head", "Water Board", "2001")]


def test_an_office_told_by_a_source_is_its_claim_and_the_documents_own_word_goes_before():
    reading = read(
        "[s1|Luis Tan] [c1|said] [t1|Ana Reyes was mayor]. [s2|Luis Tan] [c2|said] "
        "[t2|Mira Vale was mayor]. Mayor Mira Vale left.",
        person=["Luis Tan", "Ana Reyes", "Mira Vale"],
    )

    [claimed] = entity(reading, "Ana Reyes").offices
    [told] = entity(reading, "Mira Vale").offices
    assert claimed.asserted_by == reading.attributions[0].id
    assert told.asserted_by is None


@pytest.mark.parametrize(
    "text",
    [
        "Ana Reyes wants to be mayor.",
        "Ana Reyes is running for mayor.",
        "If Ana Reyes were mayor, Hallin would be quiet.",
        "Ana Reyes was nearly appointed mayor.",
        "Ana Reyes was never mayor.",
        "Ana Reyes praised the mayor's patience.",
        "Ana Reyes might become mayor.",
    ],
)
def test_a_post_that_is_only_wished_for_denied_or_near_is_none(text):
    reading = read(text, person=["Ana Reyes"])

    assert entity(reading, "Ana Reyes").offices == ()


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Ana Reyes (born 1990) is the director of the Water Board.", "Water Board"),
        ("Ana Reyes is the director of the salt company Northgate.", "Northgate"),
        ("Ana Reyes was director of Engineering at Northgate.", "Northgate"),
        ("She had failed before becoming director of Northgate, and Ana Reyes left.", None),
        ("Before becoming director of Northgate, Ana Reyes painted.", "Northgate"),
    ],
)
def test_a_post_is_of_the_body_that_the_sentence_means(text, organisation):
    reading = read(text, person=["Ana Reyes"], organisation=["Northgate", "Water Board"])

    offices = entity(reading, "Ana Reyes").offices
    assert [office.organisation for office in offices] == ([organisation] if organisation else [])


def test_several_posts_share_the_body_of_the_last():
    text = "Ana Reyes is chairman, president and director of Northgate."

    reading = read(text, person=["Ana Reyes"], organisation=["Northgate"])

    offices = entity(reading, "Ana Reyes").offices
    assert {(office.title, office.organisation) for office in offices} == {
        ("chairman", "Northgate"),
        ("president", "Northgate"),
        ("director", "Northgate"),
    }


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("On Tuesday President Ana Reyes left.", None),
        ("Friday Prime Minister Ana Reyes left.", None),
        ("In March Chancellor Ana Reyes left.", None),
        ("In May Foreign Minister Ana Reyes left.", None),
        ("Late on Sept. President Ana Reyes left.", None),
        ("On Independence Day Governor Ana Reyes left.", None),
        ("On New Year’s Eve Governor Ana Reyes left.", None),
        ("It rained Thursday Mayor Ana Reyes said.", None),
        ("On Tuesday French President Ana Reyes left.", "France"),
        ("Last Monday Harbour Party leader Ana Reyes left.", "Harbour Party"),
        ("Ana Reyes, director of the Water Board on Tuesday, left.", "Water Board"),
        ("The Sunday Herald editor Ana Reyes left.", "Sunday Herald"),
        ("Ana Reyes, editor of the Sunday Herald, left.", "Sunday Herald"),
    ],
)
def test_what_tells_the_time_is_no_organisation(text, organisation):
    reading = read(text, person=["Ana Reyes"])

    [office] = entity(reading, "Ana Reyes").offices
    assert office.organisation == organisation


def test_an_office_that_ends_on_a_day_keeps_the_day_out_of_its_organisation():
    text = "Ana Reyes, who stepped down as director of the Water Board on June 12, left."

    [office] = entity(read(text, person=["Ana Reyes"]), "Ana Reyes").offices

    assert office.organisation == "Water Board"
