#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of the NOMS decision: previewed and exported from the running program."""
import os
import shutil
import subprocess
from pathlib import Path

from harness import BUTTON, FRAME, LABEL, TEXT, Batson, run, test, text

EXAMPLES = Path(os.environ['BATSON_EXAMPLES'])


@test('/e2e/print/Ctrl+P shows the pages, Export writes them privately')
def export():
    folder = Path(os.environ['TMPDIR'])
    case, page = shutil.copy(EXAMPLES / 'clara-muster.batson.json', folder), folder / 'page.pdf'
    with Batson(case) as batson:
        batson.find(FRAME, lambda name: 'EX-0142' in name)
        before = batson.active_window()
        batson.key('ctrl+p')
        export = batson.find(BUTTON, lambda name: name.startswith('Export'))
        preview = batson.until(lambda: batson.active_window() not in ('', before) and batson.active_window(), 'the pages with the keyboard')
        batson.press(export)
        entry = batson.until(lambda: next((node for node in batson.every(TEXT) if text(node).endswith('.pdf')), None), 'the suggested file name')
        assert 'Muster' not in text(entry), text(entry)
        batson.set_text(entry, str(page))
        batson.key('Return')
        batson.until(page.exists, 'the exported page')
        batson.until(lambda: batson.active_window() == preview, 'the pages with the keyboard')
        batson.find(LABEL, 'Exported to “page.pdf”')
        batson.key('Escape')
        batson.gone(FRAME, 'Print')
    assert page.stat().st_mode & 0o777 == 0o600
    words = subprocess.run(['pdftotext', '-layout', str(page), '-'], check=True, capture_output=True, text=True).stdout
    assert 'Muster, Clara' in words and 'NOMS-5' in words and 'The treating team decides' in words
    recent = list(batson.data.rglob('recently-used.xbel'))
    assert not any('page.pdf' in path.read_text() for path in recent)


@test('/e2e/print/Ctrl+P begins with the diagram that is looked at')
def looked_at():
    with Batson(EXAMPLES / 'ines-exemplo.batson.json') as batson:
        batson.key('alt+6')
        batson.press(batson.find(BUTTON, 'En Bloc'))
        batson.find(LABEL, lambda name: name.startswith('En bloc planning for'))
        batson.key('ctrl+p')
        pages = batson.find(FRAME, 'Print')
        batson.find(LABEL, 'En bloc planning', pages)
        batson.key('Escape')
        batson.gone(FRAME, 'Print')


run()
