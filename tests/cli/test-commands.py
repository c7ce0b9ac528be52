#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""batson-cli's commands: exit codes, what they print, and how they complain."""
import json
import tempfile
from pathlib import Path

from common import EXAMPLES, VIGNETTES, check, cli, done, expect

expect('/cli/version', cli('--version'), 0, 'batson-cli ')
expect('/cli/help', cli('help'), 0, 'batson-cli check FILE...')
expect('/cli/usage/no-command', cli(), 2, stderr='command')
expect('/cli/usage/no-such-command', cli('asses'), 2, stderr='no such command')
expect('/cli/usage/no-such-option', cli('fields', '--xml'), 2, stderr='--xml')
expect('/cli/usage/no-file', cli('check'), 2, stderr='files')
expect('/cli/usage/needless-file', cli('schema', 'x'), 2, stderr='no file')

fields = cli('fields', '--json')
types = {kind['name']: kind for kind in json.loads(fields.stdout)}
grade = [field for field in types['finding']['fields'] if field['key'] == 'grade'][0]
check('/cli/fields/json', [] if [choice['id'] for choice in grade['choices']][:2] == ['0', '1a'] and grade['owner'] == 'neuro' else [grade])
listed = cli('fields').stdout
check('/cli/fields/all-listed', [f'{kind}.{field["key"]}' for kind in types for field in types[kind]['fields'] if f'  {field["key"]} ' not in listed])

for path in EXAMPLES + VIGNETTES:
    expect(f'/cli/check/example/{path.stem}', cli('check', path), 0, '')

with tempfile.TemporaryDirectory() as folder:
    bad, odd, newer, doubt = (Path(folder) / f'{name}.batson.json' for name in ('bad', 'odd', 'newer', 'doubt'))
    bad.write_text('{"batson": 1,\n "id": "c" "record": {}}', encoding='utf-8')
    odd.write_text('{"batson": 1, "id": "c", "record": {"lesions": [{"id": "l", "level": "T8", "findings": [{"id": "f", "grade": "9"}]}]}}', encoding='utf-8')
    newer.write_text('{"batson": 2, "id": "c", "record": {}}', encoding='utf-8')
    doubt.write_text('{"batson": 1, "id": "c", "record": {"patient": {"birth_date": "2999-01-01"}}}', encoding='utf-8')
    expect('/cli/check/doubt', cli('check', doubt), 0, 'doubt.batson.json: patient.birth_date: ')
    expect('/cli/check/unreadable', cli('check', bad), 1, stderr='bad.batson.json: Line 2, column 12: ')
    expect('/cli/check/vanished', cli('check', Path(folder) / 'none'), 1, stderr='none: ')
    expect('/cli/check/folder', cli('check', folder), 1, stderr=folder)
    expect('/cli/check/odd', cli('check', odd), 1, 'odd.batson.json: lesions[T8].findings[0].grade: ')
    expect('/cli/check/newer', cli('check', newer), 0, 'newer format')
    check('/cli/check/once', [] if cli('check', odd).stdout.count('\n') == 1 else ['not one line'])
    expect('/cli/check/several', cli('check', EXAMPLES[0], odd, EXAMPLES[1]), 1, 'odd.batson.json: ')

    # A case last computed with other rules: what is another now is said, by check and by assess; it is sound.
    jane = next(path for path in EXAMPLES if path.name.startswith('jane'))
    document = json.loads(jane.read_text(encoding='utf-8'))
    old = Path(folder) / 'old.batson.json'
    document['summary'] = {'urgency': 'green', 'rules': '0.9', 'at': '2026-06-17T12:00:00+02:00', 'decision': 'NOMS-1', 'decision_of': 'T12', 'subtype': 'SUB-1', 'referrals': ''}
    old.write_text(json.dumps({'batson': 1, 'summary': document.pop('summary'), **document}), encoding='utf-8')
    expect('/cli/check/old-rules', cli('check', old), 0, 'old.batson.json: summary.rules: This case was last computed with rules 0.9; these are rules ')
    expect('/cli/check/old-rules/conclusion', cli('check', old), 0, 'old.batson.json: summary.rules: Urgency: Emergency by these rules, Elective by rules 0.9.')
    expect('/cli/assess/old-rules', cli('assess', old), 0, 'Urgency: Emergency by these rules, Elective by rules 0.9.')
    since = json.loads(cli('assess', '--json', old).stdout)[0]['rules_since']
    check('/cli/assess/old-rules/json', [] if since['rules'] == '0.9' and since['compared'] and {'what': 'urgency', 'then': 'green', 'now': 'red'} in since['different'] else [since])
    check('/cli/assess/same-rules/json', [] if json.loads(cli('assess', '--json', jane).stdout)[0]['rules_since'] is None else ['not null'])

done()
