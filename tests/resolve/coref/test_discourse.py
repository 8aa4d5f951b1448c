from onrecord.model import Genre
from tests.resolve.build import read, sources


def test_she_is_the_woman_who_spoke_last():
    reading = read(
        "[t1|“We will see,”] [s1|Ana Reyes] [c1|said]. Luis Tan nodded. "
        "[t2|“We will wait,”] [s2|she] [c2|added].",
        person=["Ana Reyes", "Luis Tan"],
    )

    assert sources(reading) == [["Ana Reyes"], ["Ana Reyes"]]


def test_a_pronoun_teaches_the_gender_of_an_unknown_name():
    reading = read(
        "Tsovi Aldeb won her first vote. Imro Mabe lost his seat.\n\nThe night was long for "
        "Tsovi Aldeb and Imro Mabe. [t1|“It is late,”] [s1|she] [c1|said].",
        person=["Tsovi Aldeb", "Imro Mabe"],
    )

    assert sources(reading) == [["Tsovi Aldeb"]]


def test_two_equal_candidates_leave_a_pronoun_open():
    reading = read(
        "The prize went to Tsovi Aldeb and Imro Mabe. [s1|He] [c1|said] [t1|it was too much].",
        person=["Tsovi Aldeb", "Imro Mabe"],
    )

    assert sources(reading) == [[]]


def test_a_pronoun_never_looks_ahead():
    reading = read("[s1|He] [c1|said] [t1|it was over]. Luis Tan then left.", person=["Luis Tan"])

    assert sources(reading) == [[]]


def test_he_inside_a_quotation_is_not_the_one_who_speaks_it():
    reading = read(
        "Peter Holm is out. [t1|“Frankly [s2|he] [c2|believes] [t2|in nothing],”] "
        "[s1|Luis Tan] [c1|said].",
        person=["Luis Tan", "Peter Holm"],
    )

    assert sources(reading) == [["Luis Tan"], ["Peter Holm"]]


def test_i_in_a_quotation_is_the_one_who_speaks_it():
    reading = read(
        "[t1|“Last year [s2|I] [c2|warned] [t2|of floods],”] [s1|Luis Tan] [c1|said].",
        person=["Luis Tan"],
    )

    assert sources(reading) == [["Luis Tan"], ["Luis Tan"]]


def test_i_in_an_opinion_piece_is_its_author():
    reading = read(
        "[s1|I] [c1|think] [t1|the lock was a mistake].",
        genre=Genre.OPINION,
        byline=("Hester Quill",),
    )

    assert sources(reading) == [["Hester Quill"]]


def test_i_in_the_news_is_nobody():
    reading = read("[s1|I] [c1|think] [t1|so].", byline=("Hester Quill",))

    assert sources(reading) == [[]]


def test_i_in_a_transcript_is_whose_turn_it_is():
    reading = read(
        "[s2|MS. HADRELL][c2|:] [t2|Good morning.]\n\n[s3|Q][c3|:] [t3|Did he know?]\n\n"
        "[s4|MS. HADRELL][c4|:] [t4|[s1|I] [c1|told] [t1|you that he did not].]",
        person=["HADRELL"],
        genre=Genre.TRANSCRIPT,
        title="Briefing by Spokeswoman Ines Hadrell",
    )

    assert sources(reading) == [["Ines Hadrell"], ["Ines Hadrell"], [], ["Ines Hadrell"]]


def test_they_are_those_who_spoke_together():
    reading = read(
        "[s1|Ana Reyes and Luis Tan] [c1|wrote] [t1|to the council]. "
        "[s2|They] [c2|asked] [t2|for time].",
        person=["Ana Reyes", "Luis Tan"],
    )

    assert sources(reading)[1] == ["Ana Reyes", "Luis Tan"]


def test_a_title_points_back_at_its_holder():
    reading = read(
        "Governor Ana Reyes and Mayor Luis Tan met.\n\n[s1|The mayor] [c1|said] [t1|little]. "
        "[s2|The governor] [c2|said] [t2|nothing].",
        person=["Ana Reyes", "Luis Tan"],
    )

    assert sources(reading) == [["Luis Tan"], ["Ana Reyes"]]


def test_a_title_without_a_holder_stays_open():
    reading = read(
        "Ana Reyes waited. [s1|The governor] [c1|said] [t1|nothing].", person=["Ana Reyes"]
    )

    assert sources(reading) == [[]]
