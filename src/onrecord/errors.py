"""Everything OnRecord raises on purpose.

OnRecordError
├── InputError           the user gave something that cannot be used
│   ├── ReadError        one input cannot become a document (a runner turns it into an issue)
│   └── CaseError        a folder is not a case, or a case of another version
├── RecordError          the record of a case cannot be read or written: locked, damaged, failing
│   └── DiskFull         there is no room, in the record or elsewhere, for what is to be written
├── EvidenceError        a row does not match the characters it claims to come from
└── ExtraMissing         a feature needs an optional extra that is not installed
"""

from __future__ import annotations

import errno

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class OnRecordError(Exception):
    """Base of all; its text is fit to be shown to a user as it is."""


class InputError(OnRecordError):
    """The user gave something that cannot be used; the text says what to do."""


class ReadError(InputError):
    """One input cannot become a document."""

    def __init__(self, message: str, *, code: str) -> None:
        """Keep `code`, a short stable word for the kind of failure ("empty", "binary", ...)."""
        super().__init__(message)
        self.code = code


class CaseError(InputError):
    """A folder is not a case, is one of another version, or may not be written to."""


class RecordError(OnRecordError):
    """The record of a case cannot be read or written, whatever was asked; the text says why."""


class DiskFull(RecordError):
    """There is no room for what is to be written; what was written before stays."""

    @classmethod
    def behind(cls, error: BaseException, doing: str) -> DiskFull | None:
        """Tell of a full disk where an error, or what it arose from, comes of one; else None.

        Args:
            error: As it was caught.
            doing: What was being done to what, as an infinitive: "read vote.txt".
        """
        cause: BaseException | None = error
        while cause is not None:
            if isinstance(cause, DiskFull):
                return cause
            if isinstance(cause, OSError) and cause.errno in NO_ROOM:
                return cls(
                    f"There is no room left for what it takes to {doing}: {cause}; the disk that "
                    "holds temporary files is full (TMPDIR names their folder), or what you may "
                    "write is used up. What was added before stays. Make room and run the same "
                    "command again: it goes on from there."
                )
            cause = cause.__cause__ or cause.__context__
        return None


class EvidenceError(OnRecordError):
    """A row does not match the characters it claims to come from."""


class ExtraMissing(OnRecordError):
    """A feature is known, but the optional extra that it needs is not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        """Name the feature as its user calls it."""
        super().__init__(
            f"{feature!r} needs the optional extra {extra!r}: pip install 'onrecord[{extra}]'."
        )
