"""The other engine: a LibreOffice of this machine, for documents that the native one refuses.

Every run has a profile of its own, an empty environment, limits of time, memory and size, and no way to fetch
anything: the package's gate has refused outside links before. A run that takes too long is killed with all it
started. Two runs never share a profile: LibreOffice loses files when they do.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.package import Package
from docgen.pdf.errors import ConversionFailed

_LARGEST_FILE = 256  # Megabytes; the shell counts blocks of 512 bytes.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"
 oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value>
</prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse">
<value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse">
<value>9</value></prop></item>
</oor:items>
"""
_PARTS = {"2b": "2", "3b": "3"}


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """How LibreOffice is run: its command, and how much time and memory one run may take."""

    command: str = "soffice"
    seconds: int = 120
    megabytes: int = 4096

    def is_there(self) -> bool:
        """Whether this machine has it."""
        return shutil.which(self.command) is not None

    def to_pdf(self, docx: bytes, *, pdfa: str | None = None) -> bytes:
        """One DOCX as a PDF; raises UnsafePackage and ConversionFailed."""
        return self.batch([docx], pdfa=pdfa)[0]

    def batch(self, documents: Sequence[bytes], *, pdfa: str | None = None) -> list[bytes]:
        """Many in one process: starting it is what costs; all or ConversionFailed."""
        if pdfa is not None and pdfa not in _PARTS:
            raise ConversionFailed("LibreOffice не делает PDF/A такого уровня: выберите 2b или 3b.")
        with tempfile.TemporaryDirectory(prefix="nastavnik-pdf-") as name:
            folder = Path(name)
            files = [folder / f"{at}.docx" for at in range(len(documents))]
            for file, docx in zip(files, documents, strict=True):
                # Opened and written anew: what the gate refuses never reaches the other engine.
                file.write_bytes(Package.open(docx).write())
            self._run(folder, files, pdfa)
            return [_made(file.with_suffix(".pdf")) for file in files]

    def _run(self, folder: Path, files: Sequence[Path], pdfa: str | None) -> None:
        program = shutil.which(self.command)
        if program is None:
            raise ConversionFailed(
                "LibreOffice на этом компьютере не найден: установите его или не выбирайте."
            )
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        arguments = [
            program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
            "--nolockcheck", "--nodefault", "--convert-to", _filter(pdfa), "--outdir", str(folder),
            *map(str, files),
        ]  # fmt: skip
        self._wait(arguments, folder)

    def _wait(self, arguments: list[str], folder: Path) -> None:
        """Run in a session of its own, so that everything it starts can be ended with it."""
        process = subprocess.Popen(  # noqa: S603 - the program is the administrator's, the files are ours
            ["/bin/sh", "-c", self._limits() + 'exec "$@"', "sh", *arguments],
            cwd=folder,
            env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.wait(timeout=self.seconds)
        except subprocess.TimeoutExpired as error:
            raise ConversionFailed(
                f"LibreOffice не сделал PDF за {self.seconds} секунд: сохраните документ в PDF из Word."
            ) from error
        finally:
            _end(process)

    def _limits(self) -> str:
        """Limits the shell sets before it becomes LibreOffice: no code of ours may run after a fork."""
        memory, file = self.megabytes * 1024, _LARGEST_FILE * 2048
        return f"ulimit -c 0; ulimit -t {self.seconds}; ulimit -v {memory}; ulimit -f {file}; "


def _filter(pdfa: str | None) -> str:
    if pdfa is None:
        return "pdf:writer_pdf_Export"
    choice = f'{{"SelectPdfVersion":{{"type":"long","value":"{_PARTS[pdfa]}"}}}}'
    return f"pdf:writer_pdf_Export:{choice}"


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and every process it has started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def _made(file: Path) -> bytes:
    if not file.exists():
        raise ConversionFailed("LibreOffice не сделал PDF из документа: сохраните его в PDF из Word.")
    return file.read_bytes()
