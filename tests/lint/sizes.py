#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A function fits on a screen, a file has one subject."""
import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'common'))
from tap import ROOT, check, done, tracked

FUNCTION, FILE = 80, 900


def long_functions(files):
    listed = subprocess.run(['ctags', '--languages=C,Python,Sh', '--c-kinds=f', '--python-kinds=fm', '--sh-kinds=f', '--fields=+ne',
                             '--map-C=+.h', '--output-format=json', '-f', '-', *map(str, files)],
                            cwd=ROOT, capture_output=True, text=True, check=True)
    for line in listed.stdout.splitlines():
        tag = json.loads(line)
        lines = tag.get('end', tag['line']) - tag['line'] + 1
        if lines > FUNCTION and not tag['name'].endswith('class_init'):
            yield f'{tag["path"]}:{tag["line"]}: {tag["name"]} has {lines} lines, {FUNCTION} are the limit'


def long_files(files):
    for path in files:
        lines = len((ROOT / path).read_text(encoding='utf-8').splitlines())
        if lines > FILE:
            yield f'{path}: {lines} lines, {FILE} are the limit'


code = tracked('src/*.[ch]', 'src/*.def', 'tests/*.[ch]', '*.py', '*.css', '*.ui', 'run')
check('/sizes/functions', list(long_functions(code)))
check('/sizes/files', list(long_files(code)))
done()
