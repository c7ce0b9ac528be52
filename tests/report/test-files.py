#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""batson-cli render: the files as other programs see them, equal bytes wherever they are written, wrong calls."""
import json
import os
import re
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'cli'))
from common import EXAMPLES, check, cli, done, expect

AT = ('--at', '2026-06-17T09:10+02:00')
SIZES = {('a4', False): '841.89 x 595.28', ('a4', True): '595.28 x 841.89', ('letter', False): '792 x 612', ('letter', True): '612 x 792'}
CLARA = next(path for path in EXAMPLES if path.name.startswith('clara'))
DIAGRAMS = re.search(r'first: (.+)\.$', cli('render', 'heart', CLARA, '-o', 'x.pdf').stderr, re.M).group(1).split(', ')
TITLES = {'noms': 'NOMS decision'}   # of a diagram without one here: any


def say(*command):
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True).stdout


def options(paper, portrait):
    return ['--paper', paper, *(['--portrait'] if portrait else [])]


def pdf_faults(path, size, diagram):
    info, fonts = say('pdfinfo', path), say('pdffonts', path).splitlines()[2:]
    if size not in info:
        yield f'not {size}: {info}'
    if not re.search(rf'^Title: +{TITLES.get(diagram, ".+")}, EX-\d+$', info, re.M):
        yield f'no title: {info}'
    if 'Tagged:          yes' not in info:
        yield 'not tagged'
    if stat.S_IMODE(os.stat(path).st_mode) != 0o600:
        yield 'others may read it'
    if not fonts:
        yield 'no text'
    for font in fonts:
        if not re.search(r' yes yes yes +\d+ +\d+$', font):
            yield f'not embedded, or no text to select: {font}'


with tempfile.TemporaryDirectory() as folder:
    folder = Path(folder)
    # Every diagram on every paper; every example has its turn.
    for number, ((paper, portrait), size) in enumerate(SIZES.items()):
        for diagram in DIAGRAMS:
            faults = []
            for example in EXAMPLES[::3] if diagram == 'noms' else [EXAMPLES[(4 * DIAGRAMS.index(diagram) + number) % len(EXAMPLES)]]:
                out = folder / 'page.pdf'
                run = cli('render', diagram, example, '-o', out, *AT, *options(paper, portrait))
                faults += [run.stderr] if run.returncode else [f'{example.name}: {fault}' for fault in pdf_faults(out, size, diagram)]
            check(f'/render/pdf/{diagram}/{paper}-{"portrait" if portrait else "landscape"}', faults)

    (folder / 'elsewhere').mkdir()
    # Another LANG, whose words are the same as long as LC_MESSAGES stays.
    AWAY = {'TZ': 'America/Denver', 'LC_ALL': '', 'LANG': 'en_XA.UTF-8', 'LC_MESSAGES': 'C.UTF-8'}
    for diagram in DIAGRAMS:
        for ending in ('pdf', 'svg', 'png') if diagram == 'noms' else ('pdf', 'svg'):
            name = f'{diagram}.{ending}'
            here = cli('render', diagram, CLARA, '-o', folder / name, *AT, TZ='Asia/Kolkata', LANG='C', LC_ALL='C.UTF-8')
            there = cli('render', diagram, CLARA, '-o', name, *AT, cwd=folder / 'elsewhere', **AWAY)
            same = here.returncode == there.returncode == 0 and (folder / name).read_bytes() == (folder / 'elsewhere' / name).read_bytes()
            check(f'/render/equal-bytes/{diagram}/{ending}', '' if same else f'they differ {here.stderr} {there.stderr}')
    cli('render', 'noms', CLARA, '-o', folder / 'words.pdf', *AT, **AWAY | {'LC_MESSAGES': ''})
    check('/render/equal-bytes/another-language-is-another-page', '' if (folder / 'words.pdf').read_bytes() != (folder / 'noms.pdf').read_bytes() else 'LANG was not heard')
    names = sorted(path.name for path in (folder / 'elsewhere').glob('noms*'))
    check('/render/a-picture-a-page', [] if names == ['noms-2.png', 'noms-2.svg', 'noms.pdf', 'noms.png', 'noms.svg'] else names)

    # Cantarell is asked for alone at first; letters it lacks are the system's to find, and all of its rules for fonts make the same pages.
    case = json.loads(CLARA.read_text())
    case['record']['patient']['name'] = 'רחל לוי'
    named = folder / 'named.batson.json'
    named.write_text(json.dumps(case))
    for name, file in (('latin', CLARA), ('hebrew', named)):
        for mode, environment in (('alone', {}), ('all', {'FONTCONFIG_FILE': '/etc/fonts/fonts.conf'})):
            cli('render', 'noms', file, '-o', folder / f'{name}-{mode}.pdf', *AT, **environment)
    check('/render/fonts/latin', '' if (folder / 'latin-alone.pdf').read_bytes() == (folder / 'latin-all.pdf').read_bytes() else 'they differ')
    words, expected = (say('pdftotext', '-bbox', folder / f'hebrew-{mode}.pdf', '-') for mode in ('alone', 'all'))
    check('/render/fonts/hebrew', [letter for letter in 'רחללוי' if letter not in words] or ([] if words == expected else 'they stand elsewhere'))

    # A clock that stood otherwise when the answer was given is told on the page too.
    jane = next(path for path in EXAMPLES if path.name.startswith('jane'))
    for portrait in (False, True):
        cli('render', 'noms', jane, '-o', folder / 'winter.pdf', '--at', '2026-12-17T12:00+01:00', *options('a4', portrait))
        text = ' '.join(say('pdftotext', folder / 'winter.pdf', '-').split())
        check(f'/render/another-season/{"portrait" if portrait else "landscape"}', '' if 'Jun 2026, 15:40 (UTC+02:00)' in text else text)

    out = folder / 'x.pdf'
    expect('/render/usage/no-output', cli('render', 'noms', CLARA), 2, stderr='-o')
    expect('/render/usage/ending', cli('render', 'noms', CLARA, '-o', folder / 'x.doc'), 2, stderr='.pdf')
    expect('/render/usage/paper', cli('render', 'noms', CLARA, '-o', out, '--paper', 'a3'), 2, stderr='paper')
    expect('/render/usage/protocol', cli('render', 'noms', CLARA, '-o', out, '--protocol', 'other'), 2, stderr='protocol')
    expect('/render/usage/lesion', cli('render', 'noms', CLARA, '-o', out, '--lesion', 'none'), 2, stderr='lesion')
    expect('/render/usage/time', cli('render', 'noms', CLARA, '-o', out, '--at', 'noon'), 2, stderr='--at')
    expect('/render/usage/what', cli('render', 'heart', CLARA, '-o', out), 2, stderr='noms')
    expect('/render/unreadable', cli('render', 'noms', folder / 'no.json', '-o', out), 1, stderr='no.json')
    expect('/render/no-folder', cli('render', 'noms', CLARA, '-o', folder / 'no' / 'x.pdf'), 1, stderr='')
done()
