"""Make the table of heads of state and government from REIGN and the United States' executive.

    python training/leaders/build.py FOLDER src/onrecord/resolve/data/leaders.csv.gz

FOLDER holds `reign_leaders.jsonl.gz` (REIGN, MIT licence) and `us_executive.yaml.gz` (CC0). REIGN
has who led a country, not under which title: only countries are taken, and only from the year on,
where whoever led had one title. Ends that REIGN gives by the month are taken to its last day.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sys
from calendar import monthrange
from collections.abc import Iterator
from pathlib import Path

COVERED = "2021-02-28"  # REIGN's last month: an open end is known to hold until then
# REIGN's code, country, title, from which year on
TITLES = [
    line.split(",")
    for line in """\
UKG,United Kingdom,prime minister,1945
CAN,Canada,prime minister,1945
AUL,Australia,prime minister,1945
NEW,New Zealand,prime minister,1945
IND,India,prime minister,1947
JPN,Japan,prime minister,1947
ITA,Italy,prime minister,1946
ISR,Israel,prime minister,1948
GFR,Germany,chancellor,1949
GMY,Germany,chancellor,1982
AUS,Austria,chancellor,1945
SPN,Spain,prime minister,1976
GRC,Greece,prime minister,1975
BEL,Belgium,prime minister,1950
NTH,Netherlands,prime minister,1950
LUX,Luxembourg,prime minister,1950
DEN,Denmark,prime minister,1945
NOR,Norway,prime minister,1945
SWD,Sweden,prime minister,1946
ICE,Iceland,prime minister,1950
IRE,Ireland,prime minister,1948
MLT,Malta,prime minister,1971
HUN,Hungary,prime minister,1990
CZR,Czech Republic,prime minister,1993
SLO,Slovakia,prime minister,1993
SLV,Slovenia,prime minister,1993
EST,Estonia,prime minister,1993
LAT,Latvia,prime minister,1994
BUL,Bulgaria,prime minister,1991
JAM,Jamaica,prime minister,1962
TRI,Trinidad and Tobago,prime minister,1962
BAR,Barbados,prime minister,1966
BAH,Bahamas,prime minister,1973
MAL,Malaysia,prime minister,1957
SIN,Singapore,prime minister,1965
MAS,Mauritius,prime minister,1968
PNG,Papua New Guinea,prime minister,1975
FRN,France,president,1959
MEX,Mexico,president,1945
GUA,Guatemala,president,1986
SAL,El Salvador,president,1984
HON,Honduras,president,1982
NIC,Nicaragua,president,1985
COS,Costa Rica,president,1950
PAN,Panama,president,1990
COL,Colombia,president,1958
ECU,Ecuador,president,1979
PER,Peru,president,1963
BOL,Bolivia,president,1982
PAR,Paraguay,president,1954
CHL,Chile,president,1946
ARG,Argentina,president,1983
URU,Uruguay,president,1985
BRA,Brazil,president,1964
DOM,Dominican Republic,president,1966
ROK,South Korea,president,1963
PHI,Philippines,president,1946
INS,Indonesia,president,1950
EGY,Egypt,president,1956
SAF,South Africa,president,1994
NIG,Nigeria,president,1999
GHA,Ghana,president,1993
KEN,Kenya,president,1965
TAZ,Tanzania,president,1965
ZAM,Zambia,president,1965
MAW,Malawi,president,1967
BOT,Botswana,president,1966
NAM,Namibia,president,1990
MZM,Mozambique,president,1975
ANG,Angola,president,1975
SEN,Senegal,president,1961
CDI,Ivory Coast,president,1961
GAB,Gabon,president,1962
UKR,Ukraine,president,1992
KZK,Kazakhstan,president,1992
AZE,Azerbaijan,president,1993""".splitlines()
]
HEADER = ("name", "country", "office", "from", "to")
_PERSON = re.compile(r"^- id:", re.MULTILINE)
_FIELD = re.compile(r"^\s+-? ?(first|last|nickname|type|start|end): '?([^'\n]+)'?$", re.MULTILINE)
_US_TITLES = {"prez": "president", "viceprez": "vice president"}

Row = tuple[str, str, str, str, str]


def of_reign(path: Path) -> Iterator[Row]:
    """Rows of the countries whose leaders had one title."""
    titles = {code: (country, title, year) for code, country, title, year in TITLES}
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        row = json.loads(line)
        country, title, year = titles.get(row["country"], ("", "", "9999"))
        if row["start"][:4] >= year:
            yield row["leader"], country, title, row["start"], _month_end(row["end"])


def _month_end(month: str | None) -> str:
    if month is None:
        return ""
    year, number = map(int, month.split("-")[:2])
    return f"{month[:7]}-{monthrange(year, number)[1]}"


def of_the_united_states(path: Path) -> Iterator[Row]:
    """Presidents and vice presidents, with exact days."""
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    for block in _PERSON.split(text)[1:]:
        given = family = title = start = ""
        for key, value in _FIELD.findall(block):
            if key == "first":
                given = value
            elif key == "last":
                family = value
            elif key == "nickname":
                given = value
            elif key == "type":
                title = _US_TITLES[value]
            elif key == "start":
                start = value
            elif start:
                yield f"{given} {family}", "United States", title, start, value


def main() -> None:
    """Write the table; `to` is empty where the term went on when the list was made."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    rows = sorted(
        {
            *of_reign(folder / "reign_leaders.jsonl.gz"),
            *of_the_united_states(folder / "us_executive.yaml.gz"),
        },
        key=lambda row: (row[1], row[2], row[3]),
    )
    with gzip.GzipFile(out, "wb", mtime=0) as packed:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([HEADER, *rows])
        packed.write(text.getvalue().encode("utf-8"))


if __name__ == "__main__":
    main()
