#!/bin/sh
# Make Chromium and its driver available to the browser tests: found, or installed from the system's
# packages where this user may install them without being asked anything. Where neither works the
# browser tests are skipped, and the test run counts them.
have() { command -v "$1" >/dev/null 2>&1; }

if { have chromium || have chromium-browser || have google-chrome; } && have chromedriver; then
  exit 0
fi
if have apt-get && [ "$(id -u)" = 0 ]; then
  echo "installing Chromium for the browser tests"
  export DEBIAN_FRONTEND=noninteractive
  if apt-get update -qq && apt-get install -y -qq --no-install-recommends \
      chromium chromium-driver fonts-noto-core >/dev/null; then
    exit 0
  fi
fi
echo "No Chromium with chromedriver here and no right to install it: browser tests will be skipped."
echo "To run them, install the packages chromium and chromium-driver (or Chrome and its driver)."
