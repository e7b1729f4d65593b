"""Dagster's event log in Postgres, without two costs that were measured.

Dagster's own class opens a connection for every statement, and writes what a run *plans* to materialize
one event at a time. For a run over 116 tables that took ... s; with the connections kept and the planned
events stored together, ... s.
"""

from collections.abc import Sequence

import dagster as dg
import sqlalchemy.pool
from dagster._core.events.log import EventLogEntry
from dagster_postgres.event_log import PostgresEventLogStorage
from dagster_postgres.utils import create_pg_engine

KEPT = 2  # connections that a process keeps: events are written within a look at the tables
MORE = 20  # that it may open beside them for a while
