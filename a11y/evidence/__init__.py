"""What shows each criterion: the tests and the checkers' rules, and how they came out."""
