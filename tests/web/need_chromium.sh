#!/bin/sh
# The pages are tested in a real Chromium: take the one on the machine, or install it where that is allowed.
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "No Chromium here: installing the system's package." >&2
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        chromium fonts-liberation >/dev/null && exit 0
fi
echo "The browser tests need Chromium, and it cannot be installed from here." >&2
echo "Install the system's package «chromium», or run «make test-fast», which leaves the browser out." >&2
exit 1
