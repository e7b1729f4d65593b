"""Judging everything anew: the observations that were kept, from the first on, by the rules of today.

All of it is one transaction: whoever reads meanwhile sees what was before. Ids of persons are kept where the
same observation begins a person; others lead to whoever that observation is about now.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from etl.config import Config
from etl.identity.graph import Members, Nodes, Resolved, Sets, counted, resolve
from etl.identity.refresh import Report, Setting, Tell, alone, check, refresh, setting, steady
from etl.identity.rules import rules
from etl.warehouse import person_golden, person_log, person_rows, person_tables, persons
from etl.warehouse.arrays import Ints
from etl.warehouse.person_log import Log
from etl.warehouse.postgres import Warehouse

if TYPE_CHECKING:
    from etl.warehouse import Connection


def rebuild(warehouse: Warehouse, config: Config, tell: Tell = lambda step: None) -> Report:
    """Judge all observations anew, and put together anew what is known of persons; then add what is new.

    Raises as `refresh` does.
    """
    began = time.monotonic()
    warehouse.again(lambda: _rebuild(warehouse, config, tell))
    report = refresh(warehouse, config, tell=tell)
    report.seconds = time.monotonic() - began
    return report


def _rebuild(warehouse: Warehouse, config: Config, tell: Tell) -> None:
    chosen = rules(config)
    with alone(warehouse) as (session, salt):
        check(session, config, chosen)
        if person_tables.begun(session):
            tell("judging all observations anew")
            with steady(session):
                _anew(session, setting(session, chosen), salt)


def _anew(session: Connection, made: Setting, salt: bytes) -> None:
    person_rows.block(session, [made.value(kind) for kind in made.types])
    log = person_log.read(session)
    resolved = _resolved(log, made)
    _write(session, log, resolved, made, salt)
    somebodys = np.flatnonzero(resolved.person)
    person_golden.add_golden(session, somebodys + 1, resolved.now(resolved.person[somebodys]))


def _resolved(log: Log, made: Setting) -> Resolved:
    """Who is who, as if nothing were known."""
    count = len(log.types)
    nobody = np.zeros(count, np.int32)
    nodes = Nodes(log.types, log.blocked, np.ones(count, bool), nobody, nobody, log.first_seen)
    return resolve(Sets(log.numbers, log.times, log.owner, log.nodes - 1), nodes, made.bounds, _nobody)


def _nobody(who: Ints, times: bool) -> Members:
    raise AssertionError("nobody is known when everything is judged anew")


def _write(session: Connection, log: Log, resolved: Resolved, made: Setting, salt: bytes) -> None:
    """Write what differs from what is there."""
    moved = np.flatnonzero(resolved.person != log.person)
    persons.attach(session, moved + 1, resolved.person[moved])
    begun = resolved.created[~np.isin(resolved.created, log.persons)]
    at = np.searchsorted(log.numbers, begun)
    persons.add_persons(session, salt, begun, begun, log.times[at], log.sources[at])
    every = np.union1d(log.persons, begun)
    apart = np.isin(every, begun) | ~np.isin(every, resolved.created)
    this = person_tables.last(session)[1] + 1
    about = _about(log, resolved, made, every)
    nobody = every[(about == every) & ~np.isin(every, resolved.created)]
    if persons.lead(session, every, resolved.now(about), apart, nobody, this):
        person_tables.note_last(session, 0, 1)
    person_tables.empty(session, "merges", "refused", "golden")
    gone, into, number = resolved.merges
    at = np.searchsorted(log.numbers, number)
    persons.add_merges(session, gone, into, number, log.times[at], log.sources[at])
    why, which, by = resolved.refused
    why, which, *told = counted(why, which, log.times[np.searchsorted(log.numbers, by)])
    persons.refuse(session, why, which + 1, *told)


def _about(log: Log, resolved: Resolved, made: Setting, numbers: Ints) -> Ints:
    """Of each number that a person had: itself, or who its observation is about, if it begins nobody now."""
    found = numbers.copy()
    lost = ~np.isin(numbers, resolved.created)
    at = np.searchsorted(log.numbers, numbers[lost])
    wanted = np.zeros(len(log.numbers), bool)
    wanted[at] = True
    refs = np.flatnonzero(wanted[log.owner])
    node = log.nodes[refs] - 1
    trust = np.array(made.bounds.ranks)[log.types[node]]
    order = np.lexsort((node, trust, resolved.person[node] == 0, log.owner[refs]))
    first = order[np.unique(log.owner[refs][order], return_index=True)[1]]
    who = resolved.person[node[first]]
    found[lost] = np.where(who > 0, who, numbers[lost])
    return found
