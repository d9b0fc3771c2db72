"""Text of an article -> the document that rules and readers see: prose, tokens, sentences, quotations, furniture."""
