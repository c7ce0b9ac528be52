#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The count of test cases: nothing that did not run and pass is counted as passed."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from tally import count
from tap import check, done

CASES = [   # name, meson's verdict, output, (passed, failed)
    ('pass', 'OK', '1..2\nok 1 /a\nok 2 /b\n', (2, 0)),
    ('fail', 'FAIL', '1..2\nok 1 /a\nnot ok 2 /b\n', (1, 1)),
    ('skip', 'OK', '1..2\nok 1 /a\nok 2 /b # SKIP no screen\n', (1, 1)),
    ('todo', 'OK', '1..1\nok 1 /a # TODO later\n', (0, 1)),
    ('all-skipped', 'SKIP', '1..0 # SKIP no screen\n', (0, 1)),
    ('crash', 'ERROR', '1..5\nok 1 /a\nBail out!\n', (1, 4)),
    ('crash-after-the-last', 'ERROR', '1..1\nok 1 /a\n', (1, 1)),
    ('crash-before-the-first', 'ERROR', '', (0, 1)),
    ('timeout', 'TIMEOUT', '1..3\nok 1 /a\n', (1, 2)),
    ('sanitizer', 'ERROR', 'ok 1 /a\n1..1\n', (1, 1)),
    ('nothing-planned', 'OK', '1..0\n', (0, 1)),
    ('no-tap', 'OK', 'hello\n', (1, 0)),
    ('no-tap-fail', 'FAIL', '', (0, 1)),
    ('too-many', 'ERROR', '1..1\nok 1 /a\nok 2 /b\n', (2, 1)),
]

for name, result, stdout, expected in CASES:
    counted = count({'name': name, 'result': result, 'stdout': stdout})
    check(f'/tally/{name}', [] if counted == expected else [f'counted {counted}, not {expected}'])
done()
