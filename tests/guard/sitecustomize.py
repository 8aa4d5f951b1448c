"""Notes, in a file, whatever a process asks of the network or writes where it must not.

Python imports a module of this name by itself when a process begins, so that workers have the
guard as well. It raises, too: what is noted does not happen. $GUARD_NOTES: the file;
$GUARD_FOLDERS: where may be written; $GUARD_LOOPBACK: set where 127.0.0.1 may be listened on.
"""

import os
import sys

_NOTES = os.environ["GUARD_NOTES"]
_FOLDERS = tuple(filter(None, os.environ["GUARD_FOLDERS"].split(os.pathsep)))
_LOOPBACK = bool(os.environ.get("GUARD_LOOPBACK"))
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CHANGES = (
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
)
_LOCAL = "AF_UNIX"  # a pair of ends inside one process, which asyncio wakes itself with


def _watch(event, arguments):
    if _forbidden(event, arguments):
        _note(event, arguments)


def _forbidden(event, arguments):
    if event.startswith("socket."):
        return not _allowed(event, arguments)
    if event == "open":
        return (arguments[2] or 0) & _WRITING and _outside(arguments[0])
    if event == "sqlite3.connect":
        return _outside(str(arguments[0]).removeprefix("file://"))
    return event in _CHANGES and _outside(arguments[0])


def _allowed(event, arguments):
    if event in {"socket.__new__", "socket.gethostname"}:
        return True  # asks nobody yet
    if event == "socket.bind" and arguments[1][:2] == ("::1", 0):
        return True  # urllib3 asks, while it is loaded, whether the system has IPv6
    own = getattr(arguments[0], "family", None)
    if getattr(own, "name", None) == _LOCAL:
        return True
    return _LOOPBACK and event == "socket.bind" and arguments[1][0] == "127.0.0.1"


def _outside(path):
    if isinstance(path, int) or os.fspath(path) in {os.devnull, ":memory:"}:
        return False
    return not os.path.abspath(os.fsdecode(path)).startswith(_FOLDERS)


def _note(event, arguments):
    line = f"{event} {arguments!r}\n".encode("utf-8", "backslashreplace")
    notes = os.open(_NOTES, os.O_WRONLY | os.O_APPEND)
    os.write(notes, line)
    os.close(notes)
    raise PermissionError(f"The guard forbids {event} {arguments!r}.")


if os.path.exists(_NOTES):
    _FOLDERS += (_NOTES,)
    sys.addaudithook(_watch)
