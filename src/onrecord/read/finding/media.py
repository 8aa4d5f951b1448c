"""Files that hold no text: they are counted, and told of once for each folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.model import Issue

# What pages, cameras and systems leave beside texts. A suffix that is in neither table is
# looked into.
WITHOUT_TEXT = frozenset(
    """.png .jpg .jpeg .jfif .gif .webp .avif .bmp .ico .svg .tif .tiff .heic .heif .psd .cur .raw
    .woff .woff2 .ttf .otf .eot .css .scss .less .map .js .mjs .cjs .ts .wasm .swf
    .mp3 .m4a .aac .ogg .oga .opus .wav .flac .wma .aif .aiff .mp4 .m4v .mov .avi .mkv .webm .wmv
    .mpg .mpeg .flv .3gp .vtt .srt .exe .dll .so .dmg .iso .msi .bin .dat .db .sqlite .lnk .torrent
    .p7s .asc .sig .ics .vcf .tmp .part .crdownload""".split()
)
_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "icon\r", "ehthumbs.db"})
_PAGE_FOLDERS = ("_files", ".files", "-files", "_dateien", "-dateien", "_fichiers", "_archivos",
                 "_bestanden", "_arquivos", "_pliki", "_soubory")  # fmt: skip
_PAGES = (".html", ".htm", ".xhtml")
_DEEPEST = 64  # folders of a path that are looked at
_NAMED = 3
_SUFFIXES = 8


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts what is passed over in one folder."""

    counts: Counter[str] = field(default_factory=Counter)
    named: list[str] = field(default_factory=list)
    folders: int = 0

    def __bool__(self) -> bool:
        """Whether anything worth telling was passed over."""
        return bool(self.counts)

    def takes(self, file: str) -> bool:
        """Take a file that holds no text; False leaves it to be read."""
        name = file.lower()
        if name in _SYSTEM:
            return True
        _, dot, after = name.rpartition(".")
        if dot + after not in WITHOUT_TEXT:
            return False
        self.counts[dot + after] += 1
        if len(self.named) < _NAMED:
            self.named.append(file[:80])
        return True

    def issue(self, folder: str) -> Issue:
        """Tell what was passed over."""
        many = sum(self.counts.values())
        kinds = ", ".join(f"{count:,} {what}" for what, count in self.counts.most_common(_SUFFIXES))
        more = len(self.counts) - _SUFFIXES
        kinds += f" and {more} more kinds" if more > 0 else ""
        named = ", ".join(self.named) + (", ..." if many > len(self.named) else "")
        beside = f"{self.folders:,} folder{'' if self.folders == 1 else 's'}"
        also = "was" if self.folders == 1 else "were"
        pages = f" So {also} {beside} that a browser saved beside pages." if self.folders else ""
        return Issue(
            name=folder,
            stage="read",
            code="left out",
            message=f"{many:,} {'file' if many == 1 else 'files'} of kinds that hold no text "
            f"{'was' if many == 1 else 'were'} passed over ({kinds}: {named}).{pages}",
        )


def page_folders(names: Iterable[str]) -> frozenset[str]:
    """The folders among the paths of an archive that a browser made beside a page."""
    paths = {name.lower().replace("\\", "/") for name in names}
    folders = {
        path[: at + len(mark) + 1]
        for path in paths
        for mark in _PAGE_FOLDERS
        if (at := path.find(f"{mark}/")) >= 0
    }
    return frozenset(
        folder
        for folder in folders
        for mark in _PAGE_FOLDERS
        if folder.endswith(f"{mark}/")
        and any(folder[: -len(mark) - 1] + page in paths for page in _PAGES)
    )


def in_folder(name: str, folders: frozenset[str]) -> bool:
    """Whether a path leads through one of some folders."""
    path = name.lower().replace("\\", "/")
    ends = [at + 1 for at, char in enumerate(path[:1000]) if char == "/"][:_DEEPEST]
    return any(path[:end] in folders for end in ends)


def is_page_folder(folder: str, siblings: frozenset[str]) -> bool:
    """Whether a browser made a folder for the pictures of the page that it saved beside it.

    Args:
        folder: Its name.
        siblings: Names beside it, in lower case.
    """
    name = folder.lower()
    mark = next((mark for mark in _PAGE_FOLDERS if name.endswith(mark)), None)
    if mark is None:
        return False
    page = name[: -len(mark)]
    return any(page + suffix in siblings for suffix in _PAGES)
