#!/bin/sh
# exec, so that the signals of the container reach Node.
set -eu
run="node --enable-source-maps --import ./infra/runtime/register.mjs"
case "${1:-api}" in
  api) exec $run apps/api/src/main.ts ;;
  worker) exec $run apps/worker/src/main.ts ;;
  sequencer) exec $run apps/worker/src/sequencer.main.ts ;;
  verifier) exec $run apps/verifier/src/main.ts ;;
  witness) shift && exec $run apps/witness/src/main.ts "$@" ;;
  migrate) exec $run infra/bootstrap/tasks/migrate.mjs ;;
  *) exec $run apps/cli/src/main.ts "$@" ;;
esac
