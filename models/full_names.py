"""What is enough for a woman's full name, whoever writes it: she herself, her head in a message, or a file."""

FEWEST, MOST = 2, 6  # words
LONGEST = 60  # characters


def is_full(name: str) -> bool:
    """Whether a cleaned name has a family name and a given name, and no more words than names have."""
    words = [word for word in name.split() if any(char.isalpha() for char in word)]
    return len(words) >= FEWEST and len(name.split()) <= MOST and len(name) <= LONGEST
