"""Writes one large Excel file in a process of its own: figures in on stdin, the file out on stdout."""

import os
import pickle
import sys

from bot.papers.figures_workbook import written_here


def main() -> None:
    """Behind everything else that the machine has to do."""
    os.nice(10)
    book, language = pickle.load(sys.stdin.buffer)  # noqa: S301 (from the process that started this one)
    sys.stdout.buffer.write(written_here(book, language))


if __name__ == "__main__":
    main()
