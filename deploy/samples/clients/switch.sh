#!/bin/sh
# A kill switch: says on or off at each change of the value. switch.sh http://demo
curl --silent --no-buffer "$1/v1/watch" | while read -r field data; do
  case $field$data in
    data:*'"value":'*) case $data in *'"valueText":"0"'*) echo off ;; *) echo on ;; esac ;;
  esac
done
