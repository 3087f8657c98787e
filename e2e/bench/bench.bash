# What the measurements share. They run in the project's folder, each in a namespace of its own.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.." || exit 1
eval "$(e2e/cluster/env)"

java_home() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if "$home/bin/java" -version 2>&1 | grep -q '"25'; then echo "$home"; return; fi
  done
  echo "no JDK 25 in JAVA_HOME or /usr/lib/jvm" >&2
  return 1
}

[ -f operator/target/onevalue-operator.jar ] ||
  { echo "build it first: mvn -q package -DskipTests -pl node,operator -am" >&2; exit 1; }
export LOG_LEVEL=WARN
java=$(java_home)/bin/java

# a program of java/ with these arguments
program() {
  local name=$1
  shift
  "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp 'operator/target/classes:operator/target/lib/*' \
    "$here/java/$name.java" "$@"
}
