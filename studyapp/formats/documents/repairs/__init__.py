"""What is mended in a document, each repair with a switch."""
