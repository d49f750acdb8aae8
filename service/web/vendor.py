"""Copies what the pages use in the browser out of ``node_modules`` into ``service/static/vendor``.

For developers, after ``npm ci --ignore-scripts``: ``python -m service.web.vendor``. The copies are committed
with their hashes beside them, so that nobody who runs the service needs npm or the network.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
VENDORED = ROOT / "service" / "static" / "vendor"
INTEGRITY = VENDORED / "integrity.json"

FILES: dict[str, tuple[str, str]] = {
    "bootstrap.min.css": ("bootstrap", "dist/css/bootstrap.min.css"),
    "bootstrap.bundle.min.js": ("bootstrap", "dist/js/bootstrap.bundle.min.js"),
    "bootstrap.LICENSE": ("bootstrap", "LICENSE"),
    "htmx.min.js": ("htmx.org", "dist/htmx.min.js"),
    "htmx.LICENSE": ("htmx.org", "LICENSE"),
    "pt-sans-cyrillic-400.woff2": ("@fontsource/pt-sans", "files/pt-sans-cyrillic-400-normal.woff2"),
    "pt-sans-cyrillic-700.woff2": ("@fontsource/pt-sans", "files/pt-sans-cyrillic-700-normal.woff2"),
    "pt-sans-latin-400.woff2": ("@fontsource/pt-sans", "files/pt-sans-latin-400-normal.woff2"),
    "pt-sans-latin-700.woff2": ("@fontsource/pt-sans", "files/pt-sans-latin-700-normal.woff2"),
    "pt-sans.LICENSE": ("@fontsource/pt-sans", "LICENSE"),
}
"""Name here → (package, path in it)."""


def locked() -> dict[str, dict[str, Any]]:
    """Package → its entry of ``package-lock.json``: version and integrity."""
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    return {name.removeprefix("node_modules/"): entry for name, entry in lock["packages"].items()}


def sha512(path: Path) -> str:
    return hashlib.sha512(path.read_bytes()).hexdigest()


def copy(modules: Path) -> None:
    """Copy every file of the table from ``modules`` and write the hashes down."""
    packages = locked()
    written = {}
    for name, (package, source) in FILES.items():
        (VENDORED / name).write_bytes(_without_source_map((modules / package / source).read_bytes()))
        written[name] = {
            "package": package,
            "version": packages[package]["version"],
            "package_integrity": packages[package]["integrity"],
            "sha512": sha512(VENDORED / name),
        }
    INTEGRITY.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")


def _without_source_map(content: bytes) -> bytes:
    """The maps are not copied, and a browser with its developer tools open would ask for them in vain."""
    lines = content.splitlines(keepends=True)
    return b"".join(line for line in lines if b"sourceMappingURL=" not in line or len(line) > 200)


if __name__ == "__main__":
    VENDORED.mkdir(parents=True, exist_ok=True)
    copy(ROOT / "node_modules")
