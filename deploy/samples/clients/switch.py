"""A kill switch: says on or off at each change of the value. python3 switch.py http://demo"""
import json
import sys
import time
import urllib.request


def follow(base):
    """A heartbeat comes each second: silence for two says that the member is gone."""
    with urllib.request.urlopen(base + "/v1/watch", timeout=2) as stream:
        event = "message"
        for line in stream:
            field, _, data = line.decode().rstrip().partition(": ")
            if field == "event":
                event = data
            elif field == "data" and event == "message":
                yield int(json.loads(data)["valueText"])
            elif not field:
                event = "message"


while True:
    try:
        for value in follow(sys.argv[1]):
            print("off" if value == 0 else "on", flush=True)
    except OSError as error:
        print("stale:", error, file=sys.stderr)
    time.sleep(0.1)
