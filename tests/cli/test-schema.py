#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON Schema of documents, checked by a validator that is not ours: what it takes and what it refuses."""
import copy
import json

import jsonschema

from common import EXAMPLES, VIGNETTES, check, cli, done

schema = json.loads(cli('schema').stdout)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)


def faults(document):
    return [f'{"/".join(map(str, error.absolute_path))}: {error.message[:200]}' for error in validator.iter_errors(document)]


for path in EXAMPLES + VIGNETTES:
    check(f'/schema/example/{path.stem}', faults(json.loads(path.read_text(encoding='utf-8'))))

base = json.loads(EXAMPLES[0].read_text(encoding='utf-8'))


def changed(*steps_and_value):
    *steps, last, value = steps_and_value
    document = copy.deepcopy(base)
    place = document
    for step in steps:
        place = place[step]
    place[last] = value
    return document


TAKEN = {
    'unknown-member': ('record', 'lesions', 0, 'later', {'x': 1}),
    'state': ('record', 'patient', 'birth_date', {'state': 'unknown'}),
    'typed': ('record', 'patient', 'birth_date', {'typed': 'in spring'}),
    'partial-date': ('record', 'patient', 'birth_date', '1958'),
    'span': ('record', 'lesions', 0, 'level', 'T11-L1'),
    'word': ('record', 'samples', 0, 'er', 'pending'),
    'newer-format': ('batson', 2),
}
REFUSED = {
    'choice': ('record', 'patient', 'sex', 'x'),
    'date': ('record', 'patient', 'birth_date', '30.5.1958'),
    'range': ('record', 'samples', 0, 'er', 101),
    'word': ('record', 'samples', 0, 'er', 'strong'),
    'level': ('record', 'lesions', 0, 'level', 'T13'),
    'state': ('record', 'patient', 'sex', {'state': 'perhaps'}),
    'list': ('record', 'lesions', {}),
    'id': ('record', 'lesions', 0, 'id', ''),
    'about': ('record', 'patient', 'about', 'name', {'at': 'yesterday'}),
    'set': ('record', 'disease', 'primary_treatment', ['surgery', 'magic']),
    'text': ('record', 'notes', 5),
    'format': ('batson', '1'),
}
for name, steps in TAKEN.items():
    check(f'/schema/taken/{name}', faults(changed(*steps)))
for name, steps in REFUSED.items():
    check(f'/schema/refused/{name}', [] if faults(changed(*steps)) else ['passes'])

done()
