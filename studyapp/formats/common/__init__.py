"""What several formats share: what a file brings, decoding, safe archives, whole files."""
