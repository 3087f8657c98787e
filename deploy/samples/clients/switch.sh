#!/bin/sh
# A kill switch: says on or off at each change of the value. switch.sh http://demo
while true; do
  # a heartbeat comes each second: silence for two says that the member is gone
  curl --silent --show-error --no-buffer --speed-limit 1 --speed-time 2 "$1/v1/watch" |
    while read -r field data; do
      case $field$data in
        data:*'"value":'*) case $data in *'"valueText":"0"'*) echo off ;; *) echo on ;; esac ;;
      esac
    done
  sleep 0.1
done
