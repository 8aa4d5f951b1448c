import pytest
from click.testing import CliRunner

from onrecord.case import Case
from onrecord.cli import cli
from onrecord.store.database import Database
from onrecord.store.write import Found, put
from tests.cli.readings import READING


@pytest.fixture
def run():
    """Run one command in this process."""

    def invoke(*arguments, **more):
        return CliRunner().invoke(cli, [str(argument) for argument in arguments], **more)

    return invoke


@pytest.fixture
def case(tmp_path):
    """Make a case that holds the one document of `readings`."""
    folder = tmp_path / "summit"
    Case.open(folder, create=True).close()
    database = Database(folder, create=False)
    put(database, [Found(key="vote", whole=True, result=READING)], engine="by hand")
    database.close()
    return folder
