#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""batson-cli assess: its JSON against its schema, equal wherever it runs, and what the examples reach between them."""
import json
import os
import tempfile
from pathlib import Path

import jsonschema

from common import EXAMPLES, check, cli, done, expect

AT = ('--at', '2026-06-17T12:55+02:00')

schema = json.loads(cli('schema', '--assessment').stdout)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)


def faults(output):
    return [f'{"/".join(map(str, error.absolute_path))}: {error.message[:200]}' for error in validator.iter_errors(json.loads(output))]


# One run a file as well as one for all: the objects are the same, in the order of the files.
all_of_them = cli('assess', '--json', *AT, *EXAMPLES)
cases = {Path(one['file']).name.split('.')[0]: one for one in json.loads(all_of_them.stdout)}
expect('/assess/all', all_of_them, 0)
for path in EXAMPLES:
    alone = cli('assess', path, '--json', *AT)
    check(f'/assess/schema/{path.stem}', faults(alone.stdout))
    check(f'/assess/same-alone/{path.stem}', [] if json.loads(alone.stdout)[0] == cases[path.name.split('.')[0]] else ['differs'])
    laufer = cli('assess', path, '--json', '--protocol', 'laufer', *AT)
    check(f'/assess/laufer/{path.stem}', faults(laufer.stdout))
    shown = cli('assess', path, *AT)
    expect(f'/assess/text/{path.stem}', shown, 0, 'The treating team decides.')

with tempfile.TemporaryDirectory() as folder:
    bad = Path(folder) / 'bad.batson.json'
    bad.write_text('{"batson": 1,', encoding='utf-8')
    mixed = cli('assess', '--json', *AT, bad, EXAMPLES[0])
    expect('/assess/bad/exit-code', mixed, 1)
    check('/assess/bad/schema', faults(mixed.stdout))
    first, second = json.loads(mixed.stdout)
    check('/assess/bad/object', [] if first['file'] == str(bad) and first['error'].startswith('Line 1, ') and 'urgency' in second else [first])
    expect('/assess/bad/text', cli('assess', bad, EXAMPLES[0]), 1, stderr='bad.batson.json: Line 1, ')

    # A case last computed with other rules.
    old = Path(folder) / 'old.batson.json'
    document = json.loads(EXAMPLES[0].read_text(encoding='utf-8'))
    old.write_text(json.dumps({'batson': 1, 'summary': {'urgency': 'green', 'rules': '0.9', 'at': '2026-06-17T12:00:00+02:00'}, **document}), encoding='utf-8')
    other = cli('assess', '--json', *AT, old)
    check('/assess/old-rules/schema', faults(other.stdout))
    check('/assess/old-rules', [] if json.loads(other.stdout)[0]['rules_since']['rules'] == '0.9' else [other.stdout[:300]])

    # The time zone, the language's numbers and the folder change nothing.
    here = cli('assess', '--json', *AT, *EXAMPLES, TZ='UTC', LC_ALL='C.UTF-8').stdout
    there = cli('assess', '--json', *AT, *EXAMPLES, cwd=folder, TZ='Pacific/Kiritimati', LC_ALL='C').stdout
    check('/assess/equal/zone-and-folder', [] if here == there else ['differs'])
    pseudo = cli('assess', '--json', *AT, *EXAMPLES, LC_ALL='en_XA.UTF-8', LANGUAGE='en_XA').stdout


def without_text(value):
    """The assessment without what follows the language."""
    if isinstance(value, dict):
        return {key: without_text(member) for key, member in value.items() if key not in ('text', 'title', 'level')}
    return [without_text(member) for member in value] if isinstance(value, list) else value


check('/assess/equal/language', [] if without_text(json.loads(pseudo)) == without_text(json.loads(here)) else ['ids or numbers differ'])
if 'LOCPATH' in os.environ:
    check('/assess/text-follows-language', [] if pseudo != here else ['the text is not translated'])



def conclusions(value):
    """Every object that has a rule and reasons."""
    if isinstance(value, dict):
        return ([value] if 'rule' in value and 'because' in value else []) + [one for member in value.values() for one in conclusions(member)]
    return [one for member in value for one in conclusions(member)] if isinstance(value, list) else []


# What else it could have been: the examples reach every kind, and what is said of another answer is what the program says once it is given.
kinds = {one['kind'] for case in cases.values() for conclusion in conclusions(case) for one in conclusion.get('alternatives', [])}
check('/assess/alternatives/kinds', {'answer', 'distance', 'protocol', 'reading'} - kinds)
check('/assess/alternatives/every-conclusion', [conclusion['rule'] for case in cases.values() for conclusion in conclusions(case) if 'alternatives' not in conclusion and 'other' not in conclusion and conclusion['rule'] != 'CMP-1'])
clara = next(path for path in EXAMPLES if path.name.startswith('clara'))
with tempfile.TemporaryDirectory() as folder:
    document = json.loads(clara.read_text(encoding='utf-8'))
    lesion = cases['clara-muster']['noms']['lesion']
    other = next(one for one in cases['clara-muster']['noms']['alternatives'] if one['kind'] == 'answer' and one['fact'].endswith('.grade'))
    finding = other['fact'].split('findings[')[1].split(']')[0]
    for one in next(one for one in document['record']['lesions'] if one['id'] == lesion)['findings']:
        if one['id'] == finding:
            one['grade'] = other['values'][0]
    changed = Path(folder) / 'changed.batson.json'
    changed.write_text(json.dumps(document), encoding='utf-8')
    rows = json.loads(cli('assess', '--json', *AT, changed).stdout)[0]['noms']['rows']
    check('/assess/alternatives/true', [] if rows == other['result'] and rows != cases['clara-muster']['noms']['rows'] else [rows, other])

# A doubt says on which answers it rests and which rule it guards; where none does, that there is none.
with tempfile.TemporaryDirectory() as folder:
    document = json.loads(clara.read_text(encoding='utf-8'))
    first = document['record']['lesions'][0]
    document['record']['lesions'].append({'id': 'again', 'level': first['level']})
    document['record']['patient']['birth_date'] = '2031-01-01'
    doubtful = Path(folder) / 'doubtful.batson.json'
    doubtful.write_text(json.dumps(document), encoding='utf-8')
    doubts = {doubt['id']: doubt for doubt in json.loads(cli('assess', '--json', *AT, doubtful).stdout)[0]['checks']}
    same, birth = doubts['same-level'], doubts['birth-in-future']
    check('/assess/checks/rule', [] if (same['rule'], same['source'], same['basis']) == ('SINS-3', '4.2 Table 2', 'inferred') and birth['rule'] is birth['source'] is birth['basis'] is None else [same, birth])
    check('/assess/checks/because', [] if [one['fact'] for one in same['because']] == [same['fact'], same['other']] and same['because'][0]['value'] == first['level'] and birth['because'][0]['value'] == '2031-01-01' else [same, birth])
    expect('/assess/checks/text', cli('assess', *AT, doubtful), 0, 'SINS-3; 4.2 Table 2; inferred')

expect('/assess/usage/no-file', cli('assess'), 2, stderr='files')
expect('/assess/usage/time', cli('assess', '--at', '2026-06-17', EXAMPLES[0]), 2, stderr='--at')
expect('/assess/usage/protocol', cli('assess', '--protocol', 'tokuhashi', EXAMPLES[0]), 2, stderr='protocol')


# A case of summer read in winter: every clock is that of the answer which set it, and the text says which.
winter = ('--at', '2026-12-17T12:00+01:00')
jane = next(path for path in EXAMPLES if path.name.startswith('jane'))
later = json.loads(cli('assess', '--json', *winter, jane).stdout)[0]
times = [later['urgency']['start'], *(limit[end] for limit in later['deadlines'] for end in ('start', 'due')), *(one['fired_at'] for one in later['referrals'] if one['fired_at'])]
check('/assess/another-season', [time for time in times if not time.endswith('+02:00')] or ([] if len(times) > 6 else [times]))
expect('/assess/another-season/text', cli('assess', *winter, jane), 0, 'Six-hour window: by 17 Jun 2026, 15:40 (UTC+02:00)')


# What the examples reach between them.
lesions = [lesion for one in cases.values() for lesion in one['lesions']]
certain = {lesion['noms']['rows'][0] for lesion in lesions if len(lesion['noms']['rows']) == 1}
urgencies = {one['urgency']['kind'] for one in cases.values()}
records = {path.name.split('.')[0]: json.loads(path.read_text(encoding='utf-8'))['record'] for path in EXAMPLES}


def reaches(name, found):
    check(f'/examples/{name}', [] if found else ['no example reaches it'])


check('/examples/ten', [] if len(EXAMPLES) == 10 else [f'{len(EXAMPLES)} examples'])
for row in range(1, 13):
    reaches(f'row/NOMS-{row}', f'NOMS-{row}' in certain)
for kind in ('red', 'orange', 'green', 'at-least-orange', 'undetermined', 'no-colour'):
    reaches(f'urgency/{kind}', kind in urgencies)
for direction in ('to-neurosurgeon', 'to-breast-oncosurgeon'):
    reaches(f'referral/{direction}', any(trigger['state'] == 'yes' and trigger['direction'] == direction for one in cases.values() for trigger in one['referrals']))
reaches('conflict', any(one['conflicts'] for one in cases.values()))
reaches('protocols-differ', any(lesion['protocols']['differ'] == 'yes' for lesion in lesions))
reaches('override', any(one['overrides'] for one in cases.values()))
reaches('several-lesions', any(len(one['lesions']) > 2 for one in cases.values()))
reaches('half-the-answers-missing', any(len(one['noms']['rows']) > 6 for one in cases.values()))
reaches('treated-with-new-findings', any(lesion['history'] and lesion['history']['rows'] and lesion['noms']['rows'] for lesion in lesions))
reaches('treated-and-controlled', any(lesion['state'] == 'controlled' and lesion['history']['rows'] for lesion in lesions))
reaches('cauda-equina', any((lesion['grade'] or '').startswith('cauda') for lesion in lesions))
reaches('man', any(record['patient'].get('sex') == 'male' for record in records.values()))
check('/examples/marked', [name for name, record in records.items() if record['patient'].get('example') != 'yes'])
check('/examples/dated', [name for name, record in records.items() if '"at": "2026-06-1' not in json.dumps(record) and name != 'rosa-esempio'])

done()
