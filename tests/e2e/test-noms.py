#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The NOMS tree of an example: read, walked and asked by keyboard; the same content as a table; a page exported."""
import os
import shutil
from pathlib import Path

from harness import BUTTON, FOCUSED, FRAME, LABEL, LIST_ITEM, TABLE_CELL, TABLE_ROW, TREE_TABLE, Batson, has, run, test, walk

EXAMPLES = Path(os.environ['BATSON_EXAMPLES'])


def example(name):
    """A copy of an example that the test may change."""
    folder = Path(os.environ['TMPDIR'])
    return shutil.copy(EXAMPLES / f'{name}.batson.json', folder)


def row(batson, rule):
    """The row of the tree, not the assessment's words about it."""
    return batson.find(BUTTON, lambda name: name.startswith(f'{rule},'))


@test('/e2e/noms/every node says what it is and its state')
def names():
    with Batson(example('clara-muster')) as batson:
        batson.key('alt+5', 'F9')
        name = row(batson, 'NOMS-5').name
        assert 'Urgent' in name and 'on the path' in name and 'stated' in name, name
        assert row(batson, 'NOMS-1').name.endswith('ruled out')
        batson.find(BUTTON, lambda name: name.startswith('Mechanical: SINS 9') and name.endswith('answered'))


@test('/e2e/noms/Enter on a row opens why, Escape returns')
def why():
    with Batson(example('clara-muster')) as batson:
        batson.key('alt+5', 'F9')
        row(batson, 'NOMS-5').queryAction().doAction(0)
        batson.find(LABEL, 'Because')
        batson.find(LABEL, lambda name: name.startswith('NOMS-5:'))
        batson.key('Escape')
        batson.gone(LABEL, 'Because')


@test('/e2e/noms/Enter on an open question goes to the row that answers it')
def question():
    with Batson(example('jane-sample')) as batson:
        batson.key('alt+5', 'F9')
        head = batson.find(BUTTON, lambda name: name.startswith('Mechanical: SINS 8'))
        head.queryAction().doAction(0)
        batson.until(lambda: any('osterolateral' in (node.parent.name or '') or 'ollapse' in (node.parent.name or '')
                                 for node in walk(batson.root) if has(node, FOCUSED)), 'the row of the missing part')


@test('/e2e/noms/the second protocol has its own rows')
def protocol():
    with Batson(example('clara-muster')) as batson:
        batson.key('alt+5', 'F9')
        row(batson, 'NOMS-5')
        chooser = next(node for node in walk(batson.root) if node.name == 'Protocol')
        batson.press(next(node for node in walk(chooser) if node.getRole() == BUTTON))
        batson.until(lambda: batson.focused().getRole() == LIST_ITEM, 'the list of protocols')
        batson.key('Down', 'Return')
        row(batson, 'LAU-1')


@test('/e2e/noms/the same content as a table')
def table():
    with Batson(example('clara-muster')) as batson:
        batson.key('alt+5', 'F9')
        row(batson, 'NOMS-5')
        toggle = next(node for node in walk(batson.root) if node.name == 'Show as a Table')
        batson.press(toggle)
        batson.find(LABEL, lambda name: 'NOMS-12' in name)
        within = next(node for node in walk(batson.root) if node.getRole() == TREE_TABLE)
        assert within.name == 'NOMS decision for T8', within.name
        batson.find(TABLE_ROW, lambda name: name.startswith('Rule: NOMS-12. State: ruled out.'), within)
        batson.find(TABLE_CELL, 'Suggested outcome: Palliative care', within)
        nameless = {node.getRoleName() for node in walk(within) if node.name.startswith('Gtk')}   # as GTK calls what has no name
        assert not nameless, nameless


@test('/e2e/noms/the keyboard goes into a view when the pane it was in goes')
def keyboard_follows():
    with Batson(example('clara-muster')) as batson:
        batson.click(batson.find(BUTTON, 'Why?'))
        batson.find(FRAME, 'Why?')
        batson.key('Escape')
        batson.gone(FRAME, 'Why?')
        batson.until(lambda: batson.focus is not None and batson.focus.name == 'Why?', 'the keyboard in the pane')
        batson.key('alt+8')
        batson.until(lambda: batson.focus is not None and batson.focus.name.startswith('No follow-up is recorded yet'), 'the keyboard in the view')


run()
