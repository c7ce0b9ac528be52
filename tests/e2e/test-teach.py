#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Presentation and walk from the running program, as a screen reader is told of them: by keys alone, and nobody is named."""
import os
import shutil
from pathlib import Path

from harness import BUTTON, FRAME, LABEL, Batson, run, test, walk

EXAMPLES = Path(os.environ['BATSON_EXAMPLES'])
NAMES = ('Muster', 'EX-0142')


def example():
    return shutil.copy(EXAMPLES / 'clara-muster.batson.json', Path(os.environ['TMPDIR']))


def named(frame):
    """Everything in a window that a screen reader could say and that names the patient."""
    said = [words for node in walk(frame) for words in (node.name, node.description) if words]
    assert len(said) > 20, said
    return [words for words in said if any(name in words for name in NAMES)]


@test('/e2e/teach/F5 presents, N names the patient, Escape leaves')
def present():
    with Batson(example()) as batson:
        batson.find(FRAME, lambda name: 'EX-0142' in name)
        batson.key('alt+5', 'F5')
        frame = batson.find(FRAME, 'NOMS decision, T8 – Batson')
        batson.find(BUTTON, lambda name: name.startswith('NOMS-5,'), frame)
        assert not named(frame), named(frame)
        batson.key('Next')
        frame = batson.find(FRAME, 'Spine map – Batson')
        batson.find(BUTTON, lambda name: name.startswith('Lesion T8'), frame)
        assert not named(frame), named(frame)
        batson.key('Home')
        frame = batson.find(FRAME, 'Referral pathway – Batson')
        batson.find(BUTTON, lambda name: name.startswith('REF-2'), frame)
        assert not named(frame), named(frame)
        batson.key('n')
        batson.until(lambda: named(frame), 'who the patient is')
        batson.key('Escape')
        batson.gone(FRAME, 'Referral pathway – Batson')


@test('/e2e/teach/Shift+F5 walks through the case step by step')
def step_by_step():
    with Batson(example()) as batson:
        batson.find(FRAME, lambda name: 'EX-0142' in name)
        batson.key('shift+F5')
        frame = batson.find(FRAME, 'Walk Through the Case')
        batson.find(LABEL, 'Step 1 of 21', frame)
        batson.key('Next')
        batson.find(LABEL, 'Step 2 of 21', frame)
        batson.find(LABEL, lambda name: name.startswith('REF-2:'), frame)
        assert not named(frame), named(frame)
        batson.key('End')
        batson.find(LABEL, lambda name: name.startswith('NOMS-5: Radiation alone'), frame)
        assert not named(frame), named(frame)
        batson.key('Escape')
        batson.gone(FRAME, 'Walk Through the Case')


run()
