#!/bin/sh
# Migrates, and starts what it is told to. Where migrating fails nothing starts.
set -e
migrate upgrade head --wait 60
exec "$@"
