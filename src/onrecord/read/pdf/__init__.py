"""PDF files: characters and boxes to paragraphs."""
