"""What fills the window: one file per page."""
