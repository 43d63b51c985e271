"""Every paper that can be asked for, by name."""

from bot.papers import Paper

PAPERS: dict[str, Paper] = {}
