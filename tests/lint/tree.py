#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What must be in every source, and what must be in none."""
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'common'))
from tap import ROOT, check, done, tracked

LICENCE = re.compile(r'^(?:/\* |# |<!-- |// )SPDX-License-Identifier: GPL-3\.0-or-later(?: \*/| -->)?$')
NOWHERE = {
    'machine-paths': re.compile(r'(?<![\w.>)-])/(?:work|root|farm|home/\w+)(?=[/\s"\'`):;,]|$)'),
    'hosts': re.compile(r'\b(?:registry|mirror|proxy|artifactory|nexus)[\w-]*\.[a-z][\w-]*\.?[a-z]+|\b(?:\d{1,3}\.){3}\d{1,3}:\d+|\blocalhost:\d+'),
}
NOT_IN_SOURCES = {
    'left-open': re.compile(r'\b(?:TODO|FIXME|XXX|HACK)\b'),
}
NOT_IN_C = {
    'goto': re.compile(r'\bgoto\s+\w+;'),
    'unsafe-save': re.compile(r'\bg_file_(?:replace|set_contents)\w*\s*\('),   # both can empty a good document
    'skipped-tests': re.compile(r'\bg_test_(?:skip|incomplete)\s*\('),
}


def lines_of(files):
    for path in files:
        try:
            text = (ROOT / path).read_text(encoding='utf-8')
        except UnicodeDecodeError:
            continue   # a picture
        for number, line in enumerate(text.splitlines(), 1):
            yield path, number, line


def found(pattern, files):
    return [f'{path}:{number}: {line.strip()}' for path, number, line in lines_of(files) if pattern.search(line)]


def without_licence(files):
    for path in files:
        head = (ROOT / path).read_text(encoding='utf-8').splitlines()[:3]
        if not any(LICENCE.match(line) for line in head):
            yield f'{path}: no SPDX line at its head'


def unregistered():
    """A test nobody runs is none; a corpus nobody replays neither."""
    for path in tracked('tests/*/test-*.c', 'tests/*/test-*.py', 'tests/*/fuzz-*.c'):
        build = ROOT / path.parent / 'meson.build'
        words = build.read_text(encoding='utf-8') if build.is_file() else path.stem   # that room is not built yet
        if not re.search(rf"(?<![\w-]){re.escape(path.stem)}(?![\w-])|'{re.escape(path.stem.split('-', 1)[1])}'", words):
            yield f'{path}: not named in {path.parent}/meson.build'


sources = tracked('src/*.[ch]', 'src/*.def', 'tests/*.[ch]', '*.py', 'run', 'tests/common/sandbox', 'tests/bench/run', 'tests/faults/run')
everything = [path for path in tracked() if path.name != 'COPYING' and 'corpus' not in path.parts]
check('/tree/licence', list(without_licence(sources)))
for name, pattern in NOWHERE.items():
    check(f'/tree/no-{name}', found(pattern, everything))
for name, pattern in NOT_IN_SOURCES.items():
    check(f'/tree/no-{name}', found(pattern, [path for path in everything if path.parts[0] in ('src', 'data', 'resources', 'run')]))
for name, pattern in NOT_IN_C.items():
    check(f'/tree/no-{name}', found(pattern, tracked('src/*.[ch]' if name == 'unsafe-save' else '*.[ch]')))
check('/tree/tests-registered', list(unregistered()))
done()
