"""A process that works on a house's batches till it is killed: ``worker.py FOLDER EXECUTOR URL``.

On SQLite it may not speak to any network: a connection or a listening port is written to the standard error
and ends it.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

TESTS = Path(__file__).parents[2]
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from batch_house import open_house  # noqa: E402 - found through the path above

from service.jobs.durable import DurableJobs  # noqa: E402 - the same

NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname")


def refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in NETWORK:
        sys.stderr.write(f"network: {event} {arguments[1:]}\n")
        sys.stderr.flush()
        os._exit(3)


def main(folder: str, executor_id: str, database_url: str) -> None:
    if not database_url:
        sys.addaudithook(refuse_network)
    jobs = DurableJobs(open_house(Path(folder), database_url=database_url, executor_id=executor_id))
    jobs.start()
    sys.stdout.write("at work\n")
    sys.stdout.flush()
    while True:
        time.sleep(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
