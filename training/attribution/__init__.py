"""The tagger's encoder and heads."""
