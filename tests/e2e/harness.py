# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program from outside: keys by XTEST, everything else through AT-SPI, as a screen reader does.

    from harness import BUTTON, TEXT, Batson, run, test

    @test('/e2e/save')
    def save():
        with Batson('case.batson.json') as batson:
            batson.set_text(batson.find(TEXT, 'Record number'), 'EX-1')
            batson.key('ctrl+s')
            batson.until(lambda: ..., 'the file is there')

    run()

Each function is a test point with folders of its own (batson.home, batson.data ...). Leaving the `with` block ends the
program by Ctrl+Q - or expects that it has ended - and fails on a bad exit code or any warning it printed.
The scripts run inside tests/common/sandbox, which gives them the screen and the bus.
"""
import os
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

import gi
gi.require_version('Atspi', '2.0')
import pyatspi

from gi.repository import GLib
from pyatspi import (ROLE_CHECK_BOX as CHECK_BOX, ROLE_COMBO_BOX as COMBO_BOX, ROLE_DIALOG as DIALOG, ROLE_FRAME as FRAME,
                     ROLE_LABEL as LABEL, ROLE_LIST as LIST, ROLE_LIST_ITEM as LIST_ITEM, ROLE_MENU_ITEM as MENU_ITEM,
                     ROLE_PUSH_BUTTON as BUTTON, ROLE_RADIO_BUTTON as RADIO_BUTTON, ROLE_SPIN_BUTTON as SPIN_BUTTON,
                     ROLE_TABLE_CELL as TABLE_CELL, ROLE_TABLE_ROW as TABLE_ROW, ROLE_TEXT as TEXT,
                     ROLE_TOGGLE_BUTTON as TOGGLE_BUTTON, ROLE_TREE_TABLE as TREE_TABLE, STATE_CHECKED as CHECKED,
                     STATE_FOCUSED as FOCUSED, STATE_SENSITIVE as SENSITIVE)

PROGRAM = os.environ.get('BATSON', 'build-tests/src/app/batson')
CLI = os.environ.get('BATSON_CLI', 'build-tests/src/cli/batson-cli')
PICTURES = Path(os.environ.get('BATSON_PICTURES', tempfile.gettempdir()))
VANISHED = LookupError, RuntimeError, GLib.GError   # an object of the program that is no more
PATIENCE = 20   # seconds: this may be a slow machine and a program full of checks
_tests = []
_current = 'e2e'


class Gone(Exception):
    """What was waited for did not come."""


def until(true, what, seconds=PATIENCE):
    """Asks again and again until true() is something; never waits a fixed time. Objects may vanish while we look."""
    end = time.monotonic() + seconds
    while True:
        while GLib.MainContext.default().iteration(False):   # what the program told meanwhile
            pass
        try:
            value = true()
            if value:
                return value
        except (NotImplementedError, *VANISHED):
            pass
        if time.monotonic() > end:
            raise Gone(f'gave up waiting for {what}')
        time.sleep(0.02)


def xdotool(*arguments):
    return subprocess.run(['xdotool', *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def walk(node):
    """The node and everything below it."""
    yield node
    for child in node:
        if child is not None:
            yield from walk(child)


def has(node, state):
    return node.getState().contains(state)


def text(node):
    """What stands in an entry or text view."""
    query = node.queryText()
    return query.getText(0, query.characterCount)   # (0, -1) is '' in GTK 4.8


class Batson:
    """One run of the program. Files are given as paths; folders as a fresh user has them, or those of an earlier run."""

    def __init__(self, *arguments, like=None, environment=None, program=PROGRAM):
        self.home = like.home if like else Path(tempfile.mkdtemp(prefix='home-'))
        folders = {name: self.home / name.lower() for name in ('CONFIG', 'DATA', 'CACHE', 'STATE')}
        for folder in folders.values():
            folder.mkdir(mode=0o700, exist_ok=True)
        self.data, self.state, self.config = folders['DATA'], folders['STATE'], folders['CONFIG']
        self.log = self.home / f'log-{time.monotonic_ns()}'
        settings = Path(os.environ['XDG_CONFIG_HOME']) / 'gtk-4.0/settings.ini'
        (self.config / 'gtk-4.0').mkdir(exist_ok=True)
        (self.config / 'gtk-4.0/settings.ini').write_text(settings.read_text())
        self.environment = os.environ | {f'XDG_{name}_HOME': str(folder) for name, folder in folders.items()}
        self.environment |= {'HOME': str(self.home), 'GSETTINGS_BACKEND': 'keyfile', 'G_DEBUG': 'fatal-criticals', **(environment or {})}
        self.environment.pop('GTK_A11Y', None)
        self.arguments = [program, *map(str, arguments)]
        self.process = self.root = self.window = self.focus = None

    def __enter__(self):
        pyatspi.Registry.registerEventListener(self._focus_moved, 'object:state-changed:focused')
        with open(self.log, 'w') as log:
            self.process = subprocess.Popen(self.arguments, env=self.environment, stdin=subprocess.DEVNULL,
                                            stdout=log, stderr=log)
        try:
            self.root = self.until(self._application, 'the program on the accessibility bus')
            self.window = self.until(self._top_window, 'a window')
        except Gone:
            self._give_up()
            raise
        return self

    def __exit__(self, kind, error, trace):
        pyatspi.Registry.deregisterEventListener(self._focus_moved, 'object:state-changed:focused')
        if error is not None:
            self._give_up()
            return
        if self.process.poll() is None:
            self.until(lambda: self.active_window() in self._windows(), 'a window of the program with the keyboard')   # after another one closed
            self.key('ctrl+q')
        self.ended()

    def _application(self):
        if self.process.poll() is not None:
            raise Gone(f'the program ended with {self.process.returncode}: {self.said()}')
        return next((app for app in pyatspi.Registry.getDesktop(0) if app is not None and app.get_process_id() == self.process.pid), None)

    def _windows(self):
        shown = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)], capture_output=True, text=True)
        return shown.stdout.split()

    def _top_window(self):
        return next(reversed(self._windows()), None)

    def _give_up(self):
        self.picture(_current.strip('/').replace('/', '-'))
        for line in self.described().splitlines()[:200]:
            print(f'#   {line}')
        for line in self.said().splitlines():
            print(f'#   said: {line}')
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def until(self, true, what, seconds=PATIENCE):
        def still_there():
            if self.process.poll() not in (None, 0):
                raise Gone(f'the program ended with {self.process.returncode} while waiting for {what}: {self.said()}')
            return true()
        return until(still_there, what, seconds)

    def ended(self):
        """Waits for the end of the program; it has to be a good one, without warnings."""
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._give_up()
            raise Gone('the program did not end') from None
        loud = [line for line in self.said().splitlines() if 'WARNING' in line or 'CRITICAL' in line or 'ERROR' in line]
        assert code == 0 and not loud, f'exit code {code}: {self.said()}'

    def kill(self):
        """Ends the program as a power cut would."""
        self.process.kill()
        self.process.wait()

    def said(self):
        return self.log.read_text(errors='replace')

    # --- finding ---

    def _each(self, role, name, within=None):
        """One after another: to walk through the whole tree takes a second."""
        fits = name if callable(name) else lambda own: name is None or own == name
        return (node for node in walk(within or self.root) if node.getRole() == role and fits(node.name))

    def every(self, role, name=None, within=None):
        """All nodes of a role, with an accessible name or one that name() accepts."""
        return list(self._each(role, name, within))

    def find(self, role, name=None, within=None):
        """The first such node, as soon as there is one."""
        return self.until(lambda: next(self._each(role, name, within), None), f'role {role} "{name}"')

    def gone(self, role, name=None):
        self.until(lambda: next(self._each(role, name), None) is None, f'the end of role {role} "{name}"')

    def focused(self):
        """The node with the keyboard focus."""
        return self.until(lambda: self.focus, 'a focus')

    def _focus_moved(self, event):
        """The program tells where the focus goes: to look for it through the whole tree takes a second each time."""
        try:
            if event.detail1 and event.source.get_process_id() == self.process.pid and event.source.getRole() != FRAME:
                self.focus = event.source
            elif not event.detail1 and event.source == self.focus:
                self.focus = None
        except (AttributeError, *VANISHED):   # it is gone already, or its program
            pass

    def described(self):
        """The whole tree as text: role, name, states worth knowing."""
        lines = []

        def describe(node, depth):
            states = [word for state, word in ((FOCUSED, 'focused'), (CHECKED, 'checked')) if has(node, state)]
            lines.append(f'{"  " * depth}{node.getRoleName()} "{node.name}" {" ".join(states)}'.rstrip())
            for child in node:
                if child is not None:
                    describe(child, depth + 1)
        try:
            if self.root is not None:
                describe(self.root, 0)
        except VANISHED:
            pass
        return '\n'.join(lines)

    def active_window(self):
        """The window that gets the keys, as the window manager has it; '' while there is none."""
        return subprocess.run(['xdotool', 'getactivewindow'], capture_output=True, text=True).stdout.strip()

    # --- doing ---

    def press(self, node):
        """Does what a click does, through the node's first action, or by a real click where GTK gives it none."""
        try:
            action = node.queryAction()
            if action.nActions:
                action.doAction(0)
                return
        except NotImplementedError:
            pass
        self.click(node)

    def click(self, node, button=1):
        """A real click in the middle of the node."""
        box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)   # the others make GTK 4.8 warn
        frame = dict(line.split('=') for line in xdotool('getwindowgeometry', '--shell', self.window).split())
        edge = 5   # GTK's frame where the window manager knows nothing of shadows
        xdotool('mousemove', int(frame['X']) + edge + box.x + box.width // 2, int(frame['Y']) + edge + box.y + box.height // 2, 'click', button)

    def key(self, *keys):
        """Keys as on the keyboard: 'ctrl+s', 'Tab', 'Down'."""
        for key in keys:
            xdotool('key', '--delay', '0', key)

    def type(self, letters):
        """Types ASCII by the keyboard; other letters go in by set_text."""
        assert letters.isascii()
        xdotool('type', '--delay', '5', letters)

    def set_text(self, node, content):
        node.queryEditableText().setTextContents(content)
        self.until(lambda: text(node) == content, f'"{content}" in "{node.name}"')

    def picture(self, name):
        """The screen as PNG, kept with the logs of the tests."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        subprocess.run(['import', '-window', 'root', str(PICTURES / f'{name}.png')], check=False, capture_output=True)


def cli(*arguments):
    """Runs batson-cli and returns what it printed."""
    return subprocess.run([CLI, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def test(name):
    def remember(function):
        _tests.append((name, function))
        return function
    return remember


def run():
    """Runs the tests as TAP; every one, whatever the others did. With a word after the script: those with it in their name."""
    global _current
    failed = 0
    chosen = [(name, function) for name, function in _tests if all(word in name for word in sys.argv[1:])]
    print(f'1..{len(chosen)}', flush=True)
    for number, (name, function) in enumerate(chosen, 1):
        _current = name
        try:
            function()
            print(f'ok {number} {name}', flush=True)
        except BaseException:   # whatever it was, the next test has its turn
            failed += 1
            print(f'not ok {number} {name}')
            for line in traceback.format_exc().splitlines():
                print(f'#   {line}', flush=True)
    sys.exit(1 if failed else 0)
