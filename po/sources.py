#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/sources.py [--update]: the files that hold translatable text; --update writes them into po/POTFILES."""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CALL = re.compile(r'(?<![\w"])(?:_|N_|C_|NC_|ngettext|g_dngettext) ?\(\s*"')
ATTRIBUTE = re.compile(r'translatable="(?:yes|true)"')
DESKTOP = ['care.batson.Batson.desktop.in', 'care.batson.Batson.metainfo.xml.in', 'care.batson.Batson.xml.in']


def sources():
    found = [ROOT / 'data' / name for name in DESKTOP]
    found += [path for path in ROOT.glob('src/**/*') if path.suffix in ('.c', '.h', '.def')
              and CALL.search(path.read_text(encoding='utf-8'))]
    found += [path for path in ROOT.glob('resources/**/*.ui') if ATTRIBUTE.search(path.read_text(encoding='utf-8'))]
    return sorted(str(path.relative_to(ROOT)) for path in found)


def listed():
    return [line for line in (ROOT / 'po/POTFILES').read_text(encoding='utf-8').splitlines() if line]


if __name__ == '__main__':
    if sys.argv[1:] == ['--update']:
        (ROOT / 'po/POTFILES').write_text(''.join(f'{name}\n' for name in sources()), encoding='utf-8')
    else:
        print('\n'.join(sources()))
