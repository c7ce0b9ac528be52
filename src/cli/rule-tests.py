#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""rule-tests.py TESTS OUTPUT: the tests named after a rule ("/rule/NOMS-6/..."), as rows of a C table."""
import re
import sys
from pathlib import Path

NAME = re.compile(r'["\'](/rule/([A-Z]+(?:-[A-Z0-9]+)*)(?:/[^"\'\s]*)?)["\']')

tests, output = Path(sys.argv[1]), Path(sys.argv[2])
found = set()
for path in sorted(tests.glob('**/*')):
    if path.suffix in ('.c', '.py'):
        for match in NAME.finditer(path.read_text(encoding='utf-8')):
            found.add((match.group(2), match.group(1), f'tests/{path.relative_to(tests)}'))
rows = ''.join(f'{{ "{rule}", "{test}", "{path}" }},\n' for rule, test, path in sorted(found))
if not output.exists() or output.read_text(encoding='utf-8') != rows:
    output.write_text(rows, encoding='utf-8')
