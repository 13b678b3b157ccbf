"""Makes the n-th write or sync of a process fail for real: the kernel asks this supervisor before it carries one out.

Linux alone (seccomp user notification, 5.5 and later), no privilege needed, nothing preloaded: the program and SQLite
get the error from the system call itself, as from a failing disk. What is simulated is the disk's state afterwards:
the call that failed was not carried out at all, and the next one works again.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import platform
import select
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_SECCOMP, _ARCHITECTURE, _CALLS = {
    "x86_64": (317, 0xC000003E, {1: "write", 18: "pwrite64", 74: "fsync", 75: "fdatasync", 77: "ftruncate"}),
    "aarch64": (277, 0xC00000B7, {64: "write", 68: "pwrite64", 82: "fsync", 83: "fdatasync", 46: "ftruncate"}),
}.get(platform.machine(), (0, 0, {}))
"""The number of seccomp(2), the name of the architecture, and the calls that are watched: all take a file first."""

_NO_NEW_PRIVILEGES, _SET_FILTER, _NEW_LISTENER = 38, 1, 8
_ALLOW, _ASK = 0x7FFF0000, 0x7FC00000
_RECEIVE, _ANSWER = 0xC0502100, 0xC0182101
_CARRY_ON = 1
_WATCHED, _CANNOT = b"!", b"?"


class UnsupportedError(Exception):
    """The kernel, or a sandbox around this process, offers no supervised system calls."""


class _Program(ctypes.Structure):
    """struct sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def watched() -> int:
    """Ask a supervisor about every watched call of this thread from now on; answers the listener's descriptor.

    `UnsupportedError` where there is no such thing.
    """
    libc = ctypes.CDLL(None, use_errno=True)

    def instruction(code: int, yes: int, no: int, value: int) -> bytes:
        return struct.pack("HBBI", code, yes, no, value)

    numbers = list(_CALLS)
    steps = [instruction(0x20, 0, 0, 4), instruction(0x15, 0, len(numbers) + 1, _ARCHITECTURE)]
    steps += [instruction(0x20, 0, 0, 0)]
    steps += [instruction(0x15, len(numbers) - at, 0, number) for at, number in enumerate(numbers)]
    steps += [instruction(0x06, 0, 0, _ALLOW), instruction(0x06, 0, 0, _ASK)]
    code = ctypes.create_string_buffer(b"".join(steps))
    program = _Program(len(steps), ctypes.cast(code, ctypes.c_void_p))
    if not numbers or libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        raise UnsupportedError("no system call filter on this machine")
    listener: int = libc.syscall(_SECCOMP, _SET_FILTER, _NEW_LISTENER, ctypes.byref(program))
    if listener < 0:
        raise UnsupportedError(f"no supervised system calls: {os.strerror(ctypes.get_errno())}")
    return listener


@dataclass(frozen=True, slots=True)
class Fault:
    """The n-th call on a file of a folder answers an errno."""

    folder: Path
    n: int
    error: int


@dataclass(frozen=True, slots=True)
class Disturbed:
    """What became of a process: what it said, and which call failed ("" where none did)."""

    said: str
    failed: str


def disturb(work: Callable[[], Callable[[], str]], fault: Fault) -> Disturbed:
    """Fork; in the child prepare `work`, then do it under the fault."""
    here, there = socket.socketpair()
    child = os.fork()
    if child == 0:
        here.close()
        _be_watched(work, there)
    there.close()
    first, descriptors, _, _ = socket.recv_fds(here, 1, 1)
    if first == _CANNOT:
        os.waitpid(child, 0)
        said = here.recv(65536).decode()
        here.close()
        raise UnsupportedError(said)
    failed = _supervise(descriptors[0], here, child, fault)
    said = here.recv(65536).decode()
    os.waitpid(child, 0)
    os.close(descriptors[0])
    here.close()
    return Disturbed(said, failed)


def _be_watched(work: Callable[[], Callable[[], str]], supervisor: socket.socket) -> None:
    """The child: it never returns, and ends as a killed process does, closing nothing."""
    said = "nothing"
    try:
        do = work()
        listener = watched()
        socket.send_fds(supervisor, [_WATCHED], [listener])
        os.close(listener)
        said = do()
    except UnsupportedError as error:
        supervisor.send(_CANNOT + str(error).encode())
        os._exit(0)
    except BaseException as error:  # noqa: BLE001 - said to the parent, which fails the test
        said = f"fault {error!r}"
    supervisor.send(said.encode())
    os._exit(0)


def _supervise(listener: int, child_says: socket.socket, child: int, fault: Fault) -> str:
    """Answer the kernel until the child speaks: carry on, but for the call that is to fail; answers which that was."""
    calls, failed = 0, ""
    while _asks(listener, child_says):
        asked = bytearray(80)
        fcntl.ioctl(listener, _RECEIVE, asked)
        key, _, _, number, _, _, descriptor = struct.unpack_from("QIIiIQQ", asked)
        path = Path(f"/proc/{child}/fd/{descriptor}").readlink()
        calls += path.is_relative_to(fault.folder)
        error, flags = 0, _CARRY_ON
        if path.is_relative_to(fault.folder) and calls == fault.n:
            failed, error, flags = f"{_CALLS[number]} {path.name}", fault.error, 0
        fcntl.ioctl(listener, _ANSWER, struct.pack("QqiI", key, 0, -error, flags))
    return failed


def _asks(listener: int, child_says: socket.socket) -> bool:
    """Wait for a question of the kernel; False where the child has spoken instead."""
    poll = select.poll()
    poll.register(listener, select.POLLIN)
    poll.register(child_says, select.POLLIN)
    return any(descriptor == listener and event & select.POLLIN for descriptor, event in poll.poll())
