"""What a document says: one file per document, from figures to blocks."""
