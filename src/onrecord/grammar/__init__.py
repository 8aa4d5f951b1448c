"""What words and trees say, for all stages: the text, its tree, closed classes of words."""
