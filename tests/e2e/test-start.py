#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program starts and ends without a warning, in every language it could be in."""
import re

import pyatspi
from harness import BUTTON, FRAME, Batson, run, test, walk

# GTK's own words, numbers and marks: nothing of ours to translate.
NOT_OURS = {'Minimize', 'Maximize', 'Close', 'Batson', 'batson'}


@test('/e2e/start/empty')
def empty():
    with Batson() as batson:
        batson.find(BUTTON, lambda name: 'New Case' in name)


@test('/e2e/start/style')
def style():
    """GTK is kept from reading its own style as it starts, libadwaita is not: a button is higher than its words, as that wants it."""
    with Batson() as batson:
        button = batson.find(BUTTON, lambda name: 'New Case' in name)
        batson.until(lambda: button.queryComponent().getExtents(pyatspi.WINDOW_COORDS).height >= 24, 'a button of libadwaita')


@test('/e2e/start/translatable')
def translatable():
    with Batson(environment={'LC_ALL': 'en_XA.UTF-8'}) as batson:
        batson.find(BUTTON, lambda name: name.startswith('['))
        names = {node.name for node in walk(batson.root)}
    plain = sorted(name for name in names if re.search(r'[A-Za-z]{2}', name) and not name.startswith(('[', 'Gtk', 'Adw', 'Batson'))
                   and name not in NOT_OURS)
    assert not plain, f'not translatable: {plain}'


@test('/e2e/start/right-to-left')
def right_to_left():
    with Batson(environment={'LC_ALL': 'ar_XB.UTF-8'}) as batson:
        batson.find(BUTTON, lambda name: re.search('[\u0600-\u06ff]', name))
        close = next((node for node in walk(batson.find(FRAME)) if node.name in ('Close', 'أغلق')), None)
        assert close is not None, 'no close button'


run()
