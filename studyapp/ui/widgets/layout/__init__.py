"""What pages are laid out from: panels, labels, columns, places that scroll."""
