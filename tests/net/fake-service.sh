#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Plays cuecard-service; how it behaves is the name of its data folder.
[ "$1" = --data ] || exit 2
case ${2##*/} in
  good)
    echo '{"url": "http://127.0.0.1:4711", "key": "secret-1"}'
    cat > /dev/null
    ;;
  slowly)
    printf '{"url": "http://127.'
    sleep 0.1
    printf '0.0.1:4711", "key": "secret-1"}\n'
    cat > /dev/null
    ;;
  stubborn)
    trap '' TERM
    echo '{"url": "http://127.0.0.1:4711", "key": "secret-1"}'
    while :; do sleep 1; done
    ;;
  deaf)
    exec < /dev/null
    echo '{"url": "http://127.0.0.1:4711", "key": "secret-1"}'
    while :; do sleep 1; done
    ;;
  heedless)
    echo '{"url": "http://127.0.0.1:4711", "key": "secret-1"}'
    while :; do sleep 1; done
    ;;
  short)
    echo '{"url": "http://127.0.0.1:4711", "key": "secret-1"}'
    exit 3
    ;;
  newer) echo '{"error": "Written by a newer Cuecard.", "code": "newer"}' ;;
  corrupt) echo '{"error": "Damaged.", "code": "corrupt"}' ;;
  read-only) echo '{"error": "Cannot be written.", "code": "read-only"}' ;;
  read_only) echo '{"error": "Cannot be written.", "code": "read_only"}' ;;
  busy) echo '{"error": "In use.", "code": "busy"}' ;;
  full) echo '{"error": "No space.", "code": "full"}' ;;
  strange) echo '{"error": "Something else.", "code": "strange"}' ;;
  plain) echo '{"error": "Something."}' ;;
  no-newline) printf '{"error": "Cut.", "code": "busy"}' ;;
  garbage) echo 'Segmentation fault' ;;
  elsewhere) echo '{"url": "http://192.0.2.1:80", "key": "secret-1"}' ;;
  keyless) echo '{"url": "http://127.0.0.1:4711"}' ;;
  endless) yes x | tr -d '\n' ;;
  dies) exit 1 ;;
  keyed) echo "{\"error\": \"key: ${CEKURA_API_KEY-none}, home: ${HOME:+some}\"}" ;;
  silent) cat > /dev/null ;;
  real) exec "$CUECARD_REAL_SERVICE" "$@" ;;
esac
