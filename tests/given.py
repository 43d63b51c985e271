"""Settings of a test: what it gives, and nothing that happens to stand in the environment."""

from typing import Any

from settings import Settings


class Given(Settings):
    """Settings that are given here: looking for eighty of them in the environment is a tenth of a town's start."""

    @classmethod
    def settings_customise_sources(cls, settings_cls: Any, init_settings: Any, **_others: Any) -> tuple[Any, ...]:
        """Nothing but what is given."""
        return (init_settings,)
