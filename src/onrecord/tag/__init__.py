"""Document -> tagged spans: encoder, decoding, quotation marks."""

from onrecord.tag.tagger import Tagger

__all__ = ["Tagger"]
