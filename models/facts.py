"""What rules answer with: facts in the past tense, refusals as states. Their texts are found by their names."""

from dataclasses import dataclass
from typing import dataclass_transform

# There are hundreds of them, and a dataclass writes and compiles each of its methods for each of them anew: what they
# can share stands here once, and a start does without it.


def _with_fields(self: object) -> str:
    return f"{type(self).__qualname__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"


@dataclass_transform(frozen_default=True)
class Fact:
    """Something that is now so. Subclasses are dataclasses that nobody changes; fields are the text's variables."""

    def __init_subclass__(cls) -> None:
        dataclass(repr=False, eq=False)(cls)

    __repr__ = _with_fields

    def __eq__(self, other: object) -> bool:
        return vars(self) == vars(other) if type(self) is type(other) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), *vars(self).values()))


@dataclass_transform()
class Refused(Exception):
    """Something that a rule will not do; what it had written is rolled back. Fields are the text's variables."""

    def __init_subclass__(cls) -> None:
        dataclass(repr=False, eq=False)(cls)

    __repr__ = _with_fields
