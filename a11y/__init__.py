"""What checkers of accessibility and HTML find in every state of every page."""
