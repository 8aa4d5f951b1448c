"""What joins the documents of a case: copies, entities, utterances, citations."""
