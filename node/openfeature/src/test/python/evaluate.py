"""Evaluates a flag once with the OFREP provider that OpenFeature has for Python: evaluate.py http://HOST:PORT KEY"""

import json
import sys

from openfeature import api
from openfeature.contrib.provider.ofrep import OFREPProvider
from openfeature.evaluation_context import EvaluationContext

base, key = sys.argv[1:]
api.set_provider(OFREPProvider(base_url=base))
details = api.get_client().get_integer_details(key, -1, EvaluationContext("somebody"))
print(json.dumps([details.value, details.variant, details.reason, details.error_code, details.flag_metadata]))
