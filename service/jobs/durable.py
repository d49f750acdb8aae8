"""The job engine: DBOS on SQLite or PostgreSQL, by the URL alone. The only module that knows DBOS.

A batch is one short workflow that cuts what waits into chunks; a chunk is a workflow that makes its papers
one by one. Both may run twice without harm, for the registry settles a paper once. What DBOS keeps and logs
holds ids and names of classes, never a person.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial

import structlog
from dbos import (
    DBOS,
    DBOSClient,
    DBOSConfig,
    DBOSPortableJSONSerializer,
    SetEnqueueOptions,
    SetWorkflowID,
    WorkflowStatus,
)
from sqlalchemy.exc import DBAPIError

from registry import batches
from registry.errors import Conflict, NotFound
from registry.unit_of_work import UnitOfWork
from service.clock import now
from service.jobs.chunks import chunks, make_papers
from service.operations.run_batch import waiting_items
from service.parts import Parts

APPLICATION = "nastavnik"
VERSION = "1"
"""Constant: DBOS takes up only work of its own version; another number would orphan what waits."""

QUEUE = "papers"
DRAIN_SECONDS = 60
KEPT = timedelta(days=90)
POLLING_SECONDS = 0.2
SWEEP_SECONDS = 60.0
LIVE = ["ENQUEUED", "PENDING", "DELAYED"]
OVER = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]

log = structlog.get_logger()


class DurableJobs:
    """The port ``Jobs`` on DBOS; one at a time in a process, as DBOS itself is.

    ``executor_id`` of the settings names this process among those that share the database: what was in work
    when it was killed is taken up when a process of the same name starts, or is adopted by another.
    """

    def __init__(self, parts: Parts, clock: Callable[[], datetime] | None = None) -> None:
        """``clock``: the time where the school is, when it is not the real one."""
        self._parts = parts
        self._now = clock or partial(now, parts.settings.time_zone)
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._at_work = 0

    def start(self) -> None:
        self._stopping.clear()
        _be_quiet()
        DBOS(config=self._config())
        self._run_batch = self._workflows()
        DBOS.launch()
        # One chunk at a time: papers of one series wait for one another anyhow, and so their numbers follow
        # the order in which the subjects were named.
        DBOS.register_queue(QUEUE, worker_concurrency=1, polling_interval_sec=POLLING_SECONDS)
        self._forget_old()
        self._submit_forgotten()
        self._sweeper = threading.Thread(target=self._sweep, name="forgotten-batches", daemon=True)
        self._sweeper.start()

    def stop(self) -> None:
        self._stopping.set()
        self._sweeper.join()
        drain = DRAIN_SECONDS if self._at_work else 0
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=drain)

    def submit(self, batch_id: int) -> None:
        # DBOS never runs one id twice: every run of a batch has its own; two that ask at once name the same.
        runs = [_run_number(status) for status in _known(batch_id)]
        self._enqueue_batch(batch_id, max(runs, default=0) + 1)

    def cancel(self, batch_id: int) -> None:
        DBOS.cancel_workflows([one.workflow_id for one in _known(batch_id, ["ENQUEUED", "DELAYED"])])

    def adopt(self, executor_id: str) -> int:
        """Needs no start: the work goes back to the queue, for any living worker.

        Raises Conflict when it is asked to adopt itself, NotFound when no worker ever started.
        """
        if executor_id == self._parts.settings.executor_id:
            raise Conflict("Это имя носит сам работающий исполнитель: укажите имя остановленного.")
        client = DBOSClient(
            system_database_url=self._parts.settings.jobs_database_url,
            serializer=DBOSPortableJSONSerializer(),
            application_name=APPLICATION,
        )
        try:
            left = client.list_workflows(
                status="PENDING", executor_id=executor_id, load_input=False, load_output=False
            )
            client.resume_workflows([one.workflow_id for one in left], queue_name=QUEUE)
        except DBAPIError as error:
            raise NotFound("База заданий недоступна, или ни один исполнитель ещё не запускался.") from error
        finally:
            client.destroy()
        return len(left)

    def _config(self) -> DBOSConfig:
        """No key of DBOS's console and no telemetry: nothing leaves the host."""
        settings = self._parts.settings
        return DBOSConfig(
            name=APPLICATION,
            system_database_url=settings.jobs_database_url,
            application_version=VERSION,
            executor_id=settings.executor_id,
            serializer=DBOSPortableJSONSerializer(),
            enable_otlp=False,
            log_level="WARNING",
            sys_db_pool_size=10,
        )

    def _workflows(self) -> Callable[[int], None]:
        """DBOS finds a workflow by its name when it takes up what an earlier process left."""

        @DBOS.workflow(name="run_chunk")
        def run_chunk(batch_id: int, item_ids: list[int]) -> None:
            with self._busy():
                make_papers(self._parts, batch_id, item_ids, self._now, self._stopping)

        @DBOS.workflow(name="run_batch")
        def run_batch(batch_id: int) -> None:
            with self._busy():
                # A step, so that a run that is taken up again cuts the same chunks.
                waiting = DBOS.run_step({"name": "list_waiting"}, self._waiting, batch_id)
                for number, item_ids in enumerate(chunks(waiting), start=1):
                    chunk_id = f"{DBOS.workflow_id}-{number}"
                    # The n-th chunk of one batch comes before the n+1-st of any other: a short batch need not
                    # wait for a long one.
                    with SetWorkflowID(chunk_id), SetEnqueueOptions(priority=number + 1):
                        DBOS.enqueue_workflow(QUEUE, run_chunk, batch_id, item_ids)

        return run_batch

    def _enqueue_batch(self, batch_id: int, run: int) -> None:
        with SetWorkflowID(f"{_prefix(batch_id)}{run}"), SetEnqueueOptions(priority=1):
            DBOS.enqueue_workflow(QUEUE, self._run_batch, batch_id)

    def _submit_forgotten(self) -> None:
        """Batches in the registry for which there is no work: it was never submitted, or in vain."""
        with UnitOfWork(self._parts.database, actor="", at=self._now(), read_only=True) as uow:
            unfinished = batches.unfinished(uow.session)
        for batch_id in unfinished:
            if not self._is_covered(batch_id):
                self.submit(batch_id)

    def _sweep(self) -> None:
        """Now and then, for a batch noted while the engine could not take it."""
        while not self._stopping.wait(SWEEP_SECONDS):
            try:
                self._submit_forgotten()
            except Exception as error:
                # A database that is away for a while must not end the sweeping.
                log.warning("sweep_failed", error=type(error).__name__)

    def _is_covered(self, batch_id: int) -> bool:
        live = _known(batch_id, LIVE, load_input=True)
        if any(one.name == "run_batch" for one in live):
            return True
        at_hand = {item_id for one in live if one.input for item_id in one.input["args"][1]}
        return at_hand.issuperset(self._waiting(batch_id))

    def _forget_old(self) -> None:
        """DBOS keeps what is over for ever; we need none of it, for progress stands in the registry."""
        before = (self._now() - KEPT).isoformat()
        old = DBOS.list_workflows(
            status=OVER, end_time=before, limit=1000, load_input=False, load_output=False
        )
        DBOS.delete_workflows([one.workflow_id for one in old])

    def _waiting(self, batch_id: int) -> list[int]:
        return waiting_items(self._parts, batch_id, self._now())

    @contextmanager
    def _busy(self) -> Iterator[None]:
        with self._lock:
            self._at_work += 1
        try:
            yield
        finally:
            with self._lock:
                self._at_work -= 1


def _prefix(batch_id: int) -> str:
    return f"batch-{batch_id}-"


def _run_number(status: WorkflowStatus) -> int:
    """batch-17-2 and batch-17-2-5 belong to the second run of batch 17."""
    return int(status.workflow_id.split("-")[2])


def _known(
    batch_id: int, statuses: list[str] | None = None, *, load_input: bool = False
) -> list[WorkflowStatus]:
    return DBOS.list_workflows(
        workflow_id_prefix=_prefix(batch_id), status=statuses, load_input=load_input, load_output=False
    )


class _IntoOurLog(logging.Handler):
    """What DBOS warns of, as a line of the house's log; without a handler it would print in its own way."""

    def emit(self, record: logging.LogRecord) -> None:
        fault = record.exc_info[0] if record.exc_info else None
        log.warning("job_engine", message=record.getMessage(), error=fault.__name__ if fault else "")


def _be_quiet() -> None:
    engine = logging.getLogger("dbos")
    if not engine.handlers:
        engine.addHandler(_IntoOurLog())
        engine.propagate = False
