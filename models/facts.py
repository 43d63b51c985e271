"""What rules answer with: facts in the past tense, refusals as states. Their texts are found by their names."""

from dataclasses import dataclass
from typing import dataclass_transform


@dataclass_transform(frozen_default=True)
class Fact:
    """Something that is now so. Subclasses are frozen dataclasses; fields are the text's variables."""

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True)(cls)


@dataclass_transform()
class Refused(Exception):
    """Something that a rule will not do; what it had written is rolled back. Fields are the text's variables."""

    def __init_subclass__(cls) -> None:
        # Not frozen: the interpreter writes tracebacks into exceptions.
        dataclass(eq=False)(cls)
