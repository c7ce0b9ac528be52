#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shell scripts are clean for shellcheck, Python scripts compile and take Debian's Python, and all can be run."""
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'common'))
from tap import ROOT, check, complaint, done, tracked


def first_line(path):
    with open(ROOT / path, 'rb') as file:
        return file.readline(80).decode('utf-8', 'replace').strip()


def python_faults(path):
    try:
        compile((ROOT / path).read_text(encoding='utf-8'), str(path), 'exec')
    except SyntaxError as error:
        yield f'{path}: {error}'
    if first_line(path).startswith('#!') and first_line(path) != '#!/usr/bin/python3':
        yield f'{path}: another Python than Debian\'s'


scripts = {path: first_line(path) for path in tracked() if first_line(path).startswith('#!')}
shell = [path for path, line in scripts.items() if line.rsplit('/', 1)[-1] in ('sh', 'bash', 'env bash', 'env sh')]
check('/scripts/shellcheck', complaint('shellcheck', *shell))
check('/scripts/python', [fault for path in tracked('*.py') for fault in python_faults(path)])
check('/scripts/executable', [f'{path}: not executable' for path in scripts if not os.access(ROOT / path, os.X_OK)])
done()
