#!/bin/sh
# The intentsite command: this text, then a jar. It needs a Java runtime, 17 or newer, and nothing else.
if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
  java=$JAVA_HOME/bin/java
else
  java=$(command -v java)
fi
if [ -z "$java" ]; then
  echo "intentsite: there is no Java. Install a runtime, 17 or newer, or let JAVA_HOME name one." >&2
  exit 127
fi
# A runtime's own note of its version, so that it need not be started twice.
home=${java%/bin/java}
[ -f "$home/release" ] || home=$(readlink -f "$java" 2>/dev/null) && home=${home%/bin/java}
if [ -f "$home/release" ]; then
  while IFS='="' read -r name empty version rest; do
    if [ "$name" = JAVA_VERSION ]; then
      major=${version%%[.+-]*}
      [ "$major" -ge 17 ] 2>/dev/null && break
      echo "intentsite: $java is Java $version, and 17 or newer is needed. Install one, or let JAVA_HOME name it." >&2
      exit 127
    fi
  done <"$home/release"
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
