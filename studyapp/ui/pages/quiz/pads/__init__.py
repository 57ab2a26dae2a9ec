"""The ways in which a quiz question is answered: choosing, typing, matching, ordering."""
