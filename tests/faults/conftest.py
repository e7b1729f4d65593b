"""What the engine's tests may ask for, these may too."""

from tests.engine.conftest import lab, world

__all__ = ["lab", "world"]
