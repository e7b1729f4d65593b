"""The shop, its warehouse and the ways to both, as the engine's own tests have them."""

from tests.engine.conftest import lab, world

__all__ = ["lab", "world"]
