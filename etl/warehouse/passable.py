"""The user as whom root lets the embedded server run: its way to its own folder and to its programs.

It gets through by its group, if that is for it alone, so that nobody else does: folders are 0710 then.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from etl.home import PASSABLE_BY_ALL, is_own


@dataclass(frozen=True, slots=True)
class Account:
    """Whom root lets the server run as."""

    uid: int
    gid: int


def admit(base: Path, account: Account, program: Path) -> None:
    """Let the account own `base`, reach it, and run what is beside `program`, whatever root's umask was."""
    if base.stat().st_uid != account.uid:
        for path in (base, *base.rglob("*")):  # all of a folder that root copied here
            os.chown(path, account.uid, account.gid, follow_symlinks=False)
    alone = _is_alone(account)
    for folder in (*base.parents, *program.parents):
        _let_through(folder, account, alone=alone)
    if not program.stat().st_mode & stat.S_IROTH:
        for path in program.parent.parent.rglob("*"):
            runs = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
            _allow(path, stat.S_IROTH | (stat.S_IXOTH if runs else 0))


def _is_alone(account: Account) -> bool:
    """Whether the account's group is for nobody else, as one that is made together with a user."""
    import grp
    import pwd

    try:
        user, group = pwd.getpwuid(account.uid), grp.getgrgid(account.gid)
    except KeyError:
        return False
    return group.gr_name == user.pw_name and not {*group.gr_mem} - {user.pw_name}


def _let_through(folder: Path, account: Account, *, alone: bool) -> None:
    """Make it passable: for the account's group, or for all where another group has rights there.

    One that is passable stays as it is, for whoever else goes through; but ours, which once was so for all.
    """
    found = folder.stat()
    mode = stat.S_IMODE(found.st_mode)
    owned = found.st_uid == account.uid and mode & stat.S_IXUSR
    if owned or (found.st_gid == account.gid and mode & stat.S_IXGRP):
        return
    closed = not mode & (stat.S_IRWXG | stat.S_IXOTH) or (mode == PASSABLE_BY_ALL and is_own(folder))
    if alone and closed:
        os.chown(folder, -1, account.gid)
        folder.chmod(mode & ~stat.S_IXOTH | stat.S_IXGRP)
    else:
        _allow(folder, stat.S_IXOTH)


def _allow(path: Path, bits: int) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & bits != bits:
        path.chmod(mode | bits)
