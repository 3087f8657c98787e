# What the benchmarks share. They run in the project's folder, where java.options finds the AOT cache.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.." || exit 1

java_home() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if "$home/bin/java" -version 2>&1 | grep -q '"25'; then echo "$home"; return; fi
  done
  echo "no JDK 25 in JAVA_HOME or /usr/lib/jvm" >&2
  return 1
}

needs() {
  local command
  for command; do
    command -v "$command" >/dev/null || { echo "this needs $command" >&2; return 1; }
  done
}

jar=node/target/onevalue-node.jar
[ -f "$jar" ] || { echo "build it first: mvn -q package -DskipTests -pl node" >&2; exit 1; }
java=$(java_home)/bin/java
work=$(mktemp -d -p "${DIRECTORY:-node/target}" bench.XXXXXX)

# a program of java/, with a folder of its own and these arguments
program() {
  local name=$1
  shift
  "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp 'node/target/classes:node/target/lib/*' \
    "$here/java/$name.java" "$work" "$@"
}
