#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything said to people can be translated, and links between the documents lead somewhere."""
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'common'))
from tap import ROOT, check, done, tracked
sys.path.insert(0, str(ROOT / 'po'))
import sources

LINK = re.compile(r'!?\[[^\]]*\]\(<?([^)>\s]+)>?(?:\s+"[^"]*")?\)')


def potfiles():
    listed, wanted = sources.listed(), sources.sources()
    yield from (f'{name}: has translatable text and is not in po/POTFILES (po/sources.py --update)' for name in wanted if name not in listed)
    yield from (f'po/POTFILES: {name} has no translatable text' for name in listed if name not in wanted)
    if listed != sorted(listed):
        yield 'po/POTFILES: not in order'


def linguas():
    for language in (ROOT / 'po/LINGUAS').read_text().split():
        if not (ROOT / f'po/{language}.po').is_file():
            yield f'po/LINGUAS names {language}, there is no po/{language}.po'


def extraction():
    """What xgettext says about the texts themselves, such as two spellings of one plural."""
    files = [name for name in sources.listed() if Path(name).suffix in ('.c', '.h', '.def')]
    run = subprocess.run(['xgettext', '--language=C', '--from-code=UTF-8', '--output=/dev/null', '--keyword=_', '--keyword=N_',
                          '--keyword=C_:1c,2', '--keyword=NC_:1c,2', *files], cwd=ROOT, capture_output=True, text=True)
    return run.stderr


def headings(path):
    text = re.sub(r'```.*?```', '', (ROOT / path).read_text(encoding='utf-8'), flags=re.S)
    return {re.sub(r'[^\w\- ]', '', title.strip().lower()).replace(' ', '-') for title in re.findall(r'^#+ (.*)$', text, re.M)}


def dead_links(path):
    for target in LINK.findall((ROOT / path).read_text(encoding='utf-8')):
        file, _, anchor = target.partition('#')
        if re.match(r'[a-z]+:', target):
            continue
        place = (path.parent / file) if file else path
        if not (ROOT / place).exists():
            yield f'{path}: {target} is not there'
        elif anchor and place.suffix == '.md' and anchor not in headings(place):
            yield f'{path}: {target}: no such heading'


check('/text/potfiles', list(potfiles()))
check('/text/linguas', list(linguas()))
check('/text/extraction', extraction())
check('/text/links', [fault for path in tracked('*.md') for fault in dead_links(path)])
done()
