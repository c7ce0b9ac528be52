#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A case from empty to a decision by keyboard alone; kept, undone, recovered, changed by somebody else."""
import json
import os
import subprocess
from pathlib import Path

from harness import BUTTON, CLI, FRAME, LABEL, MENU_ITEM, TEXT, Batson, cli, run, test, text

# Question -> answer, as a surgeon reads them on the screen. Numbers, dates and levels are typed.
BREAST = {
    'Name': 'Muster, Test', 'Record number': 'EX-900', 'Birth date': '1968-02-11', 'Breast cancer known before': 'Yes',
    'Back pain': 'New', 'Oestrogen receptor, ER': '92', 'Progesterone receptor, PR': '8', 'HER2, IHC': '1+',
    'Whole spine imaged, all lesions entered': 'Yes', 'Fit for surgery, judged': 'Fit',
}
NEURO = {
    'Level': 'T8', 'Epidural compression': '1b', 'Pain': 'Mechanical', 'Bone lesion': 'Lytic', 'Alignment': 'Normal',
    'Vertebral body collapse': 'None', 'Posterolateral involvement': 'One side', 'Earlier radiation to it': 'None',
}
ANSWERS = BREAST | NEURO


def names_around(node):
    """The names of the node and of what it lies in, from the inside."""
    names = []
    while node is not None and node.getRole() != FRAME:
        names.append(node.name)
        node = node.parent
    return names


def question(names):
    """The question whose row has the keyboard: the first of the names that is one."""
    return next((name for name in names if name in ANSWERS), None)


def answer(batson, asked):
    """Types the answer, or walks with the arrows to its button and presses Space."""
    node = batson.focused()
    if node.getRole() == TEXT:
        batson.type(ANSWERS[asked])
        return
    menu = node.name.startswith(f'{asked} ')   # too many answers for their room: they are in a menu
    if menu:
        batson.key('space')
        batson.until(lambda: batson.focused().getRole() == MENU_ITEM, f'the menu of {asked}')
    for _ in range(10):
        node = batson.focused()
        if node.name.split(',')[0] == ANSWERS[asked]:
            batson.key('Return' if menu else 'space')
            if menu:
                batson.until(lambda: batson.focused().getRole() != MENU_ITEM, f'the end of the menu of {asked}')
            return
        batson.key('Down' if menu else 'Right')
        batson.until(lambda seen=node: batson.focused() != seen, f'another answer to {asked}')
    raise AssertionError(f'{asked}: {ANSWERS[asked]} is not among the answers')


def fill(batson, answers):
    """Ctrl+Return from question to question until all of ANSWERS are given; the others are left blank."""
    seen, done = [], set()
    while True:
        names = batson.until(lambda: names_around(batson.focused()), 'a question')
        asked = question(names)
        if asked in answers and asked not in done:
            answer(batson, asked)
            done.add(asked)
        if done == set(answers):
            return
        assert names not in seen, f'not asked: {set(answers) - done}'
        seen.append(names)
        before = batson.focused()
        batson.key('ctrl+Return')
        batson.until(lambda: batson.focused() != before, 'the next question')


def only_case(batson):
    folder = batson.data / 'batson/cases'
    return batson.until(lambda: next(iter(folder.glob('*.batson.json')), None), 'the case in the library')


def row(batson, rule, state):
    """The row of the NOMS tree once it is in that state."""
    return batson.find(BUTTON, lambda name: name.startswith(f'{rule},') and state in name)


def tab_to(batson, fits, what):
    """Tab until the focused node fits."""
    for _ in range(80):
        if fits(batson.focused()):
            return
        before = batson.focused()
        batson.key('Tab')
        batson.until(lambda seen=before: batson.focused() != seen, f'the next on the way to {what}')
    raise AssertionError(f'{what} is not reached by Tab')


@test('/e2e/case/by keyboard alone from nothing to a row, saved, opened again, undone and exported')
def by_keyboard():
    page = Path(os.environ['TMPDIR']) / 'page.pdf'
    with Batson() as batson:
        batson.find(BUTTON, 'New Case')
        batson.key('ctrl+n')
        batson.until(lambda: batson.focused().name == 'Name', 'the first question')
        fill(batson, BREAST)
        batson.key('alt+2', 'ctrl+Return')
        fill(batson, NEURO)
        batson.key('alt+5')
        row(batson, 'NOMS-5', 'on the path')
        batson.key('ctrl+s')
        path = only_case(batson)
        assert path.stat().st_mode & 0o777 == 0o600 and path.parent.stat().st_mode & 0o777 == 0o700
        assert 'Muster' not in path.name
        tab_to(batson, lambda node: node.name.startswith('Lesion T8'), 'the tree')
        tab_to(batson, lambda node: node.name.startswith('NOMS-5,'), 'the row')
        batson.key('Return')
        batson.find(LABEL, 'Because', batson.find(FRAME, 'Why?'))
        batson.until(lambda: not batson.focused().name.startswith('NOMS-5,'), 'the reasons with the keyboard')
        batson.key('Escape')
        batson.gone(FRAME, 'Why?')
    saved = path.read_bytes()
    assessed = json.loads(cli('assess', '--json', path))[0]
    assert assessed['lesions'][0]['noms']['rows'] == ['NOMS-5'], assessed['lesions'][0]['noms']
    assert assessed['urgency']['at_least'] == 'orange', assessed['urgency']   # deficits were not asked: it may be more
    with Batson(like=batson) as again:
        again.find(BUTTON, 'New Case')
        again.find(LABEL, 'Muster, Test')
        again.key('ctrl+f')
        again.until(lambda: again.focused().name == 'Search the Cases', 'the search')
        again.type('EX-900')
        again.key('Return')
        again.find(FRAME, lambda name: 'EX-900' in name)
        again.key('alt+5')
        row(again, 'NOMS-5', 'on the path')
        tab_to(again, lambda node: node.name.startswith('Neurological:'), 'the first question')
        again.key('Return')
        again.until(lambda: 'Epidural compression' in names_around(again.focused()), 'the row of the grade')
        again.key('Delete', 'alt+5')
        row(again, 'NOMS-5', 'still possible')
        again.key('ctrl+z')
        row(again, 'NOMS-5', 'on the path')
        again.key('ctrl+p')
        tab_to(again, lambda node: node.name.startswith('Export'), 'Export')
        preview = again.active_window()
        again.key('Return')
        again.until(lambda: next((node for node in again.every(TEXT) if text(node).endswith('.pdf')), None), 'the suggested file name')
        again.until(lambda: again.active_window() not in ('', preview), 'the keyboard in it')
        again.key('ctrl+a')
        again.type(str(page))
        again.key('Return')
        again.until(page.exists, 'the exported page')
        again.until(lambda: again.active_window() == preview, 'the pages with the keyboard')
        again.key('Escape')
        again.gone(FRAME, 'Print')
    assert path.read_bytes() == saved
    words = subprocess.run(['pdftotext', '-layout', str(page), '-'], check=True, capture_output=True, text=True).stdout
    assert 'Muster, Test' in words and 'NOMS-5' in words, words


@test('/e2e/case/undo and redo name what they do and reach the document')
def undo():
    with Batson() as batson:
        batson.find(BUTTON, 'New Case')
        batson.key('ctrl+n')
        name = batson.find(TEXT, 'Name')
        batson.until(lambda: batson.focused().name == 'Name', 'the first question')
        batson.type('Undone')
        batson.key('Tab')
        batson.until(lambda: text(name) == 'Undone', 'the name')
        batson.key('ctrl+z')
        batson.until(lambda: text(name) == '', 'the undone name')
        batson.key('ctrl+shift+z')
        batson.until(lambda: text(name) == 'Undone', 'the name again')
        batson.key('ctrl+z')
        batson.until(lambda: text(name) == '', 'the undone name')


@test('/e2e/case/closing with changes asks, and keeps them on cancel')
def guard():
    with Batson() as batson:
        batson.find(BUTTON, 'New Case')
        batson.key('ctrl+n')
        name = batson.find(TEXT, 'Name')
        batson.until(lambda: batson.focused().name == 'Name', 'the first question')
        batson.type('Kept')
        batson.key('ctrl+w')
        batson.find(BUTTON, 'Cancel')
        batson.key('Escape')
        batson.gone(BUTTON, 'Cancel')
        assert text(name) == 'Kept'
        batson.key('ctrl+s')
        only_case(batson)


@test('/e2e/case/names of any script and any sign are shown as they are, and stay in the document')
def names():
    name = 'Ö\'Brien & <Sons> "x" \u0645\u0631\u064a\u0645 \u092e\u0930\u093f\u092f\u092e %s'
    with Batson() as batson:
        batson.find(BUTTON, 'New Case')
        batson.key('ctrl+n')
        batson.set_text(batson.find(TEXT, 'Name'), name)
        batson.set_text(batson.find(TEXT, 'Record number'), 'A&B <1>')
        batson.key('ctrl+s')
        path = only_case(batson)
        batson.find(LABEL, name)
        for view in ('alt+2', 'alt+5', 'alt+1'):
            batson.key(view)
        batson.find(FRAME, lambda title: 'A&B <1>' in title and name not in title)
    record = json.loads(path.read_text())['record']
    assert record['patient']['name'] == name
    assert name not in batson.said()


@test('/e2e/case/what was not saved is offered again after a crash')
def crash():
    with Batson() as batson:
        batson.find(BUTTON, 'New Case')
        batson.key('ctrl+n')
        batson.set_text(batson.find(TEXT, 'Name'), 'Unsaved, Patient')
        batson.until(lambda: list((batson.state / 'batson/recovery').glob('*')), 'a recovery copy')
        whole = lambda copy: copy.is_file() and not copy.name.startswith('.')   # not one that is still being written
        batson.until(lambda: any(b'Unsaved' in copy.read_bytes() for copy in (batson.state / 'batson/recovery').iterdir() if whole(copy)), 'its content')
        batson.kill()
        batson.process.returncode = 0
    with Batson(like=batson) as again:
        again.find(FRAME, 'Unsaved Changes Were Kept')
        again.key('Escape')
        again.gone(FRAME, 'Unsaved Changes Were Kept')
    with Batson(like=batson) as later:   # asked again; the case takes the window that waits for one
        offer = later.find(FRAME, 'Unsaved Changes Were Kept')
        later.press(later.find(BUTTON, 'Open', offer))
        later.gone(FRAME, 'Unsaved Changes Were Kept')
        name = later.find(TEXT, 'Name')
        later.until(lambda: text(name) == 'Unsaved, Patient', 'the name kept')
        assert len(later.every(FRAME)) == 1, [frame.name for frame in later.every(FRAME)]
        later.key('ctrl+s')
        only_case(later)


@test('/e2e/case/a file changed by somebody else is noticed and never overwritten unasked')
def changed():
    with Batson() as batson:
        batson.find(BUTTON, 'New Case')
        batson.key('ctrl+n')
        batson.set_text(batson.find(TEXT, 'Record number'), 'EX-1')
        batson.key('ctrl+s')
        path = only_case(batson)
        batson.until(lambda: 'EX-1' in path.read_text(), 'the saved number')
        document = json.loads(path.read_text())
        document['record']['patient']['number'] = 'EX-2'
        other = path.with_suffix('.new')
        other.write_text(json.dumps(document))
        os.replace(other, path)
        batson.find(BUTTON, lambda label: 'Reload' in label)
        batson.press(batson.find(BUTTON, lambda label: 'Reload' in label))
        batson.find(FRAME, lambda title: 'EX-2' in title)


@test('/e2e/case/a broken file is explained and left as it is')
def broken():
    with Batson() as first:
        first.find(BUTTON, 'New Case')
    path = first.home / 'broken.batson.json'
    path.write_text('{"batson": 1, "record": {"patient": ')
    before = path.read_bytes()
    with Batson(path, like=first) as batson:
        batson.find(LABEL, 'This Case Cannot Be Opened')
        batson.find(BUTTON, 'Try Again')
    assert path.read_bytes() == before
    checked = subprocess.run([CLI, 'check', str(path)], capture_output=True, text=True, check=False)
    assert checked.returncode == 1 and 'broken.batson.json' in checked.stdout + checked.stderr


run()
