"""The parser that ships, for texts whose other spans a test writes by hand."""

from functools import lru_cache

from onrecord.config import Settings
from onrecord.tag.tagger import Tagger


@lru_cache(maxsize=1)
def tagger():
    return Tagger(Settings())


@lru_cache(maxsize=4096)
def syntax(text):
    return tagger().tag(text).syntax
