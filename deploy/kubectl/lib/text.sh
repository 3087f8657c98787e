# JSON as members write it, and tables. Values are never numbers here: a double cannot hold all of them.
# shellcheck shell=sh

# What an object has at a key, in $field; nothing for null. A quote within a string has a backslash before it, so that "KEY": is found nowhere else.
field() { # KEY OBJECT
  field=
  case $2 in *"\"$1\":"*) ;; *) return ;; esac
  field=${2#*"\"$1\":"}
  case $field in
    '"'*) field=${field#'"'} field=${field%%'"'*} ;;
    *) field=${field%%[],\}]*} ;;
  esac
  [ "$field" != null ] || field=
}

# Objects of a list, one a line, of the standard input.
objects() {
  awk '{ gsub(/[}],[{]/, "}\n{"); print }'
}

# One line of a table.
row() { # CELL...
  line=
  for cell in "$@"; do line="$line${cell:--}$tab"; done
  printf '%s\n' "${line%"$tab"}"
}
tab=$(printf '\t')

# Lines of rows, below each other.
table() {
  awk -F '\t' '
    { for (i = 1; i <= NF; i++) { cell[NR, i] = $i; if (length($i) > width[i]) width[i] = length($i) } cells[NR] = NF }
    END {
      for (line = 1; line <= NR; line++) {
        for (i = 1; i < cells[line]; i++) printf "%-" (width[i] + 3) "s", cell[line, i]
        print cell[line, cells[line]]
      }
    }'
}

# A time of RFC 3339 to the millisecond, in $time.
millis_of() { # TIME
  case $1 in
    *.?????????Z) time=${1%??????Z}Z ;;
    *.??????Z) time=${1%???Z}Z ;;
    *) time=$1 ;;
  esac
}

# Milliseconds as people read them, in $span.
span() { # MILLIS
  case $1 in
    '') span= ;;
    ?????*) span=${1%???}s ;;
    *) span=${1}ms ;;
  esac
}

# How long ago a time of RFC 3339 in UTC was, by this machine's clock, as kubectl says it.
since() { # TIME
  awk -v then="$1" -v now="$(date +%s)" 'BEGIN {
    split(then, t, /[-T:.Z]/)
    year = t[1] - (t[2] < 3)
    days = 365 * year + int(year / 4) - int(year / 100) + int(year / 400) + int((153 * ((t[2] + 9) % 12) + 2) / 5) + t[3] - 1 - 719468
    s = now - (((days * 24 + t[4]) * 60 + t[5]) * 60 + t[6])
    if (s < 0) s = 0
    print s < 120 ? s "s" : s < 7200 ? int(s / 60) "m" : s < 172800 ? int(s / 3600) "h" : int(s / 86400) "d"
  }'
}
