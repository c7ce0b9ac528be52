#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""batson-cli render: the files it writes, the same bytes wherever it runs, and how it complains."""
import json
import stat
import tempfile
from pathlib import Path

from common import EXAMPLES, ROOT, check, cli, done, expect

AT = ('--at', '2026-06-17T12:55+02:00')
CLARA = ROOT / 'data/examples/clara-muster.batson.json'
BEGINS = {'pdf': b'%PDF-', 'svg': b'<?xml', 'png': b'\x89PNG'}


def render(folder, name, *arguments, **environment):
    outcome = cli('render', 'noms', CLARA, '-o', Path(folder) / name, *AT, *arguments, **environment)
    return outcome, {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir()) if path.name.startswith(name.split('.')[0])}


with tempfile.TemporaryDirectory() as folder:
    for ending, begin in BEGINS.items():
        outcome, files = render(folder, f'{ending}.{ending}')
        expect(f'/render/{ending}/exit-code', outcome, 0)
        check(f'/render/{ending}/files', [] if files and all(data.startswith(begin) for data in files.values()) else list(files))
        modes = [stat.S_IMODE((Path(folder) / name).stat().st_mode) for name in files]
        check(f'/render/{ending}/private', [f'{mode:o}' for mode in modes if mode & 0o077])
    for name, arguments in {'letter': ('--paper', 'letter'), 'portrait': ('--portrait',), 'laufer': ('--protocol', 'laufer')}.items():
        outcome, files = render(folder, f'{name}.pdf', *arguments)
        expect(f'/render/{name}', outcome, 0)
        check(f'/render/{name}/differs', [] if files[f'{name}.pdf'] != (Path(folder) / 'pdf.pdf').read_bytes() else ['is the same page'])
    lesions = json.loads(CLARA.read_text(encoding='utf-8'))['record']['lesions']
    outcome, files = render(folder, 'other.pdf', '--lesion', lesions[1]['id'])
    expect('/render/lesion', outcome, 0)
    check('/render/lesion/differs', [] if files['other.pdf'] != (Path(folder) / 'pdf.pdf').read_bytes() else ['is the same page'])

    with tempfile.TemporaryDirectory() as elsewhere:
        for ending in ('pdf', 'png'):
            _, here = render(folder, f'here.{ending}', TZ='UTC')
            _, there = render(elsewhere, f'here.{ending}', TZ='Pacific/Kiritimati', LC_ALL='C')
            names = [name for name in here if name.endswith(ending)]
            check(f'/render/equal/{ending}', [name for name in names if here[name] != there.get(name)] if names else ['no file'])

    expect('/render/unreadable', cli('render', 'noms', Path(folder) / 'none', '-o', Path(folder) / 'x.pdf'), 1, stderr='none: ')
    expect('/render/not-writable', cli('render', 'noms', CLARA, '-o', Path(folder) / 'no-folder/x.pdf'), 1, stderr='x.pdf: ')

for name, arguments in {
    'no-file': ('noms', '-o', 'x.pdf'), 'no-output': ('noms', CLARA), 'ending': ('noms', CLARA, '-o', 'x.doc'), 'diagram': ('tree', CLARA, '-o', 'x.pdf'),
    'paper': ('noms', CLARA, '-o', 'x.pdf', '--paper', 'a5'), 'lesion': ('noms', CLARA, '-o', 'x.pdf', '--lesion', 'x'),
    'protocol': ('noms', CLARA, '-o', 'x.pdf', '--protocol', 'x'), 'time': ('noms', CLARA, '-o', 'x.pdf', '--at', 'noon'),
}.items():
    expect(f'/render/usage/{name}', cli('render', *arguments), 2, stderr='batson-cli: ')

with tempfile.TemporaryDirectory() as folder:
    for path in EXAMPLES:
        expect(f'/render/example/{path.stem}', cli('render', 'noms', path, '-o', Path(folder) / 'page.pdf', *AT), 0)

done()
