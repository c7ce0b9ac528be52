#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every #include line obeys the table of rooms: a room uses only the rooms below it."""
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'common'))
from tap import ROOT, check, done, tracked

MAY_USE = {
    'case': set(),
    'framework': {'case'},
    'store': {'case'},
    'diagram': {'case', 'framework'},
    'report': {'case', 'framework', 'diagram'},
    'cli': {'case', 'framework', 'store', 'diagram', 'report'},
    'app': {'case', 'framework', 'store', 'diagram', 'report'},
}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]')
SCREEN = re.compile(r'^(gtk|gdk|gsk|adw|libadwaita|adwaita)\b', re.I)
OWN = {'batson-config.h', 'rule-tests.h'}


def faults_of(room, path):
    for number, line in enumerate((ROOT / path).read_text(encoding='utf-8').splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quoted, target = match.group(1) == '"', match.group(2)
        first, _, rest = target.partition('/')
        where = f'{path}:{number}: {target}'
        if SCREEN.match(target) and room != 'app':
            yield f'{where}: the screen belongs to app/ alone'
        elif quoted and target not in OWN:
            if not rest:
                yield f'{where}: an include names its room'
            elif first not in MAY_USE[room] | {room}:
                yield f'{where}: {room}/ may not use {first}/'
        elif not quoted and first in MAY_USE:
            yield f'{where}: own headers stand in quotes'


def main():
    files = tracked('src/*.[ch]', 'src/*.def')
    for room in MAY_USE:
        check(f'/rooms/{room}', [fault for path in files if path.parts[1] == room for fault in faults_of(room, path)])
    check('/rooms/no-other', [f'{path}: not in a room' for path in files if path.parts[1] not in MAY_USE])
    done()


main()
