from onrecord.case import MonthRow, SourceRow
from onrecord.model import EntityKind
from onrecord.web.charts import PLOT_HEIGHT, by_month, sparks


def months(**counts):
    return [
        MonthRow(month=key.strip("m").replace("_", "-") or None, documents=n)
        for key, n in counts.items()
    ]


def source(*years):
    count = sum(n for _, n in years)
    return SourceRow(
        name="Ilsa Verrin", kind=EntityKind.PERSON, unnamed=False, attributions=count, years=years
    )


def test_months_without_documents_keep_their_place():
    chart = by_month(months(m2031_01=2, m2031_04=4))

    assert [(column.period, column.count) for column in chart.columns] == [
        ("2031-01", 2),
        ("2031-02", 0),
        ("2031-03", 0),
        ("2031-04", 4),
    ]


def test_columns_are_as_high_as_their_counts():
    chart = by_month(months(m2031_01=5, m2031_02=10))

    assert [column.height for column in chart.columns] == [PLOT_HEIGHT / 2, PLOT_HEIGHT]


def test_what_has_no_month_is_counted_as_left_out():
    assert by_month(months(m2031_01=2, m2031=3, m=4)).left_out == 7


def test_a_long_case_is_drawn_by_year_and_stays_small():
    chart = by_month([MonthRow(month=f"{year:04d}-01", documents=1) for year in range(1, 9999)])

    assert chart.by == "year"
    assert len(chart.columns) == 480
    assert chart.left_out == 9998 - 480


def test_an_empty_case_has_no_columns():
    assert by_month([]).columns == ()


def test_sparks_share_their_years():
    first, second = sparks([source((2029, 1), (2031, 4)), source((2030, 2))])

    assert [len(first.columns), len(second.columns)] == [3, 3]
    assert first.words == "2029: 1, 2031: 4"


def test_a_spark_without_a_year_says_so():
    dated, undated = sparks([source((2031, 1)), source((None, 3))])

    assert (undated.columns, undated.words) == ((), "undated")
    assert len(dated.columns) == 1
