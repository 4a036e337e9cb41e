"""The background process: the queue's worker, and beside it the sweep that trusts no queue."""

from __future__ import annotations

import threading
from time import monotonic

from django.db import close_old_connections, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from luoshi.desk.actions.totals import open_totals
from luoshi.foundation.jobs import sweep
from luoshi.notices.digests.make import open_digests
from luoshi.web.statistics import refresh_statistics
from luoshi.work.actions.continuing import open_continuations

HOUR = 3600.0


def work(*, interval: float, sweep_every: float) -> None:
    """Run until SIGINT or SIGTERM; a task that is under way is finished first."""
    stopped = threading.Event()
    sweeper = threading.Thread(target=_sweep_until, args=(stopped, sweep_every), daemon=True)
    sweeper.start()
    worker = Worker(
        queue_names=["*"],
        interval=interval,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
    worker.configure_signals()
    try:
        worker.run()
    finally:
        stopped.set()


def _sweep_until(stopped: threading.Event, every: float) -> None:
    refreshed_at = -HOUR
    while True:
        close_old_connections()
        open_digests()
        open_continuations()
        open_totals()
        sweep()
        if monotonic() - refreshed_at >= HOUR:
            refresh_statistics()
            refreshed_at = monotonic()
        connection.close()
        if stopped.wait(every):
            return
