"""What the engine's tests, those of the stage and of calls may ask for, these may too."""

from tests.customers.conftest import company
from tests.engine.conftest import crm, lab, world
from tests.events.conftest import events
from tests.faults.large import large
from tests.warehouse.conftest import bench, connection

__all__ = ["bench", "company", "connection", "crm", "events", "lab", "large", "world"]
