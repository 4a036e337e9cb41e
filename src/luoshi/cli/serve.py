"""`luoshi serve`: web and worker in one command."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from http.client import HTTPConnection
from types import FrameType

from luoshi.cli.sample import load as load_sample
from luoshi.cli.server import bring_up_to_date, make_ready

WAIT_FOR_START = 30.0


def configure(parser: ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1, help="web processes")
    parser.add_argument("--sample", action="store_true", help="load the sample where nothing is there yet")


def run(args: Namespace) -> int:
    """Upgrade, start both, say where, and stop both cleanly on Ctrl-C."""
    if _is_open(args.host, args.port):
        print(
            f"Port {args.port} is in use. Stop what runs there or choose another with --port.",
            file=sys.stderr,
        )
        return 2
    make_ready()
    from luoshi.web.welcome import welcome

    if not bring_up_to_date():
        return 1
    if args.sample:
        load_sample()
    crew = Crew({"web": _web(args), "worker": [sys.executable, "-m", "luoshi.cli", "worker"]})
    crew.start()
    if not _answers(args.host, args.port):
        print("The pages did not come up; what is printed above says why.", file=sys.stderr)
        crew.stop()
        return 1
    address = f"http://{args.host}:{args.port}/"
    print("\n".join(welcome(address)), flush=True)
    crew.keep()
    return 0


class Crew:
    """The processes of one server: one that dies is started again, all stop together."""

    def __init__(self, commands: dict[str, list[str]]) -> None:
        self._commands = commands
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._stopping = False

    def start(self) -> None:
        """Start all; signals of this process stop them."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        for name, command in self._commands.items():
            self._running[name] = _start(command)

    def keep(self) -> None:
        """Watch until told to stop."""
        while not self._stopping:
            time.sleep(0.2)
            for name, process in self._running.items():
                if process.poll() is not None and not self._stopping:
                    print(
                        f"{name} ended with {process.returncode}; started again.", file=sys.stderr, flush=True
                    )
                    _kill(process)
                    time.sleep(1)
                    self._running[name] = _start(self._commands[name])
        self.stop()

    def stop(self) -> None:
        """End all, first politely."""
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                _kill(process)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    # A session of its own, so that Ctrl-C reaches the crew alone and it can stop them in order.
    return subprocess.Popen(command, start_new_session=True)  # noqa: S603


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End it with all that it had started itself, which would go on holding the port."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _web(args: Namespace) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--log-level", "warning"),
        *("--host", args.host, "--port", str(args.port), "--workers", str(args.workers)),
        *("--blocking-threads", "4", "--respawn-failed-workers"),
        "luoshi.web.wsgi:application",
    ]


def _is_open(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=0.2):
            return True
    except OSError:
        return False


def _answers(host: str, port: int) -> bool:
    """Whether a page comes: the port is open before the program behind it is loaded."""
    until = time.monotonic() + WAIT_FOR_START
    while time.monotonic() < until:
        connection = HTTPConnection(host, port, timeout=WAIT_FOR_START)
        try:
            connection.request("HEAD", "/account/login/")
            connection.getresponse()
        except OSError:
            time.sleep(0.05)
        else:
            return True
        finally:
            connection.close()
    return False
