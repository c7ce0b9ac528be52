#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every rule that the program asks for has a test named after it, and every such name is a rule's."""
import re

from common import ROOT, check, cli, done

NAME = re.compile(r'["\']/rule/([A-Z]+(?:-[A-Z0-9]+)*)[/"\']')

trace = cli('trace')
rules = {}
for line in trace.stdout.splitlines():
    if not line.startswith(' '):
        rule, source, basis, title = line.split('  ', 3)
        rules[rule] = {'source': source, 'basis': basis, 'title': title, 'tests': []}
    else:
        rules[rule]['tests'].append(line.strip())

for rule, found in rules.items():
    if found['tests'] != ['not yet']:
        check(f'/trace/{rule}', [f'{rule} has no test named /rule/{rule}/...'] if found['tests'] == ['no test'] else [])
check('/trace/exit-code', [] if trace.returncode == any(found['tests'] == ['no test'] for found in rules.values()) else [f'{trace.returncode}'])
check('/trace/complete', [rule for rule, found in rules.items() if not (found['source'] and found['basis'] and found['title'])])

files = [path for path in sorted((ROOT / 'tests').glob('**/*')) if path.suffix in ('.c', '.py')]
named = {(match.group(1), path.relative_to(ROOT)) for path in files for match in NAME.finditer(path.read_text(encoding='utf-8'))}
check('/trace/names', [f'{path}: there is no rule {rule}' for rule, path in sorted(named) if rule not in rules])
done()
