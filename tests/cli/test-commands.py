#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""batson-cli's commands: exit codes, what they print, and how they complain."""
import json
import tempfile
from pathlib import Path

from common import EXAMPLES, check, cli, done, expect

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

for path in EXAMPLES:
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

done()
