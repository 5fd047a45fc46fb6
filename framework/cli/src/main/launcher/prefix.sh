#!/bin/sh
# The intentsite command: this text, then a jar. It needs a Java runtime, 17 or newer, and nothing else.
if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
  java=$JAVA_HOME/bin/java
elif command -v java >/dev/null 2>&1; then
  java=java
else
  echo "intentsite needs a Java runtime, 17 or newer. Install one, or let JAVA_HOME name it." >&2
  exit 127
fi
in=other
out=other
[ -t 0 ] && in=terminal
[ -t 1 ] && out=terminal
# Without a language Java would not read letters beyond ASCII from the command line.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}" in
  C | POSIX)
    LC_ALL=C.UTF-8
    export LC_ALL
    ;;
esac
exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Dfile.encoding=UTF-8 \
  -Dintentsite.in=$in -Dintentsite.out=$out -jar "$0" "$@"
