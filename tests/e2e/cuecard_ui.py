# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a user of assistive technology meets it: found by role and name, used through its actions.

Everything here goes through AT-SPI, from outside the process; nothing in Cuecard knows that it is being driven.
"""
import gettext
import os
import pathlib
import shutil
import signal
import subprocess
import time
import warnings

warnings.simplefilter('ignore')
import gi  # noqa: E402

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

# Programs come and go while the bus is read; the library says so on standard error, which nobody needs to know.
GLib.log_set_handler('dbind', GLib.LogLevelFlags.LEVEL_WARNING, lambda *_: None, None)

# Debian 13's at-spi calls a push button a button.
ROLES = {'push button': 'button', 'list item': 'listitem'}


class Failure(Exception):
    """A step that did not happen."""


def role_of(node):
    role = node.get_role_name()
    return ROLES.get(role, role)


def wait(what, look, seconds=15):
    """Calls look() until it gives something true, which is returned; a node that vanishes meanwhile is looked for again."""
    end = time.monotonic() + seconds
    while True:
        try:
            found = look()
            if found:
                return found
        except GLib.Error:
            pass
        if time.monotonic() > end:
            ended = [w.process.returncode for w in Window.open_windows if w.process.poll() is not None]
            raise Failure(f'{what}: not within {seconds} s' + ''.join(f'; cuecard ended with {code}' for code in ended))
        GLib.MainContext.default().iteration(False)
        time.sleep(0.02)


def walk(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child:
            yield from walk(child)


def text_of(node):
    """What a reader would speak of the node's text; the whole-text call is broken for entries in GTK 4.8."""
    iface = node.get_text_iface()
    return Atspi.Text.get_text(iface, 0, Atspi.Text.get_character_count(iface)) if iface else ''


def is_shown(node):
    states = node.get_state_set()
    return states.contains(Atspi.StateType.VISIBLE) and states.contains(Atspi.StateType.SENSITIVE)


class Window:
    """A running cuecard, in English or in @language; tr() then knows the names by which things are found."""

    open_windows = []

    def __init__(self, program, *arguments, out=None, language='en'):
        self.words = gettext.translation('cuecard', pathlib.Path(program).parents[1] / 'po', [language],
                                         fallback=language == 'en')
        self.out = pathlib.Path(out) if out else None
        if self.out:
            self.out.mkdir(parents=True, exist_ok=True)
        self.log = open(self.out / 'cuecard.log', 'wb') if self.out else None
        self.process = subprocess.Popen([program, *arguments], env={**os.environ, 'LANGUAGE': language},
                                        stdout=self.log, stderr=self.log)
        Window.open_windows.append(self)
        self.root = wait('the window on the accessibility bus', self._find_application, 30)

    def tr(self, text, context=None):
        """What the window says for @text."""
        return self.words.pgettext(context, text) if context else self.words.gettext(text)

    def _find_application(self):
        if self.process.poll() is not None:
            raise Failure(f'cuecard ended with {self.process.returncode}')
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_process_id() == self.process.pid and child.get_child_count() > 0:
                return child
        return None

    def nodes(self, role=None, name=None, contains=None, within=None):
        for node in walk(within or self.root):
            if role and role_of(node) != ROLES.get(role, role):
                continue
            label = node.get_name() or ''
            if name is not None and label != name:
                continue
            if contains is not None and contains not in label:
                continue
            yield node

    def find(self, role=None, name=None, contains=None, shown=True, seconds=15, within=None):
        return wait(f'{role or "node"} {name or contains!r}', lambda: next(
            (n for n in self.nodes(role, name, contains, within) if not shown or is_shown(n)), None), seconds)

    def has(self, role=None, name=None, contains=None):
        try:
            return any(is_shown(n) for n in self.nodes(role, name, contains))
        except GLib.Error:
            return False

    def wait_text(self, contains, seconds=30):
        """A label that says so."""
        return self.find('label', contains=contains, seconds=seconds)

    @staticmethod
    def press(node, action='click'):
        """The node's action, or the innermost one below it that can be clicked (menu buttons nest theirs)."""
        for candidate in [node] + [n for n in walk(node) if n is not node]:
            iface = candidate.get_action_iface()
            if not iface:
                continue
            for i in range(Atspi.Action.get_n_actions(iface)):
                if Atspi.Action.get_action_name(iface, i) == action:
                    if Atspi.Action.do_action(iface, i):
                        return
        raise Failure(f'{role_of(node)} {node.get_name()!r} has no action')

    def click(self, name=None, role='button', contains=None, seconds=15):
        node = self.find(role, name, contains, seconds=seconds)
        self.press(node)

    def type(self, name, text, role='text'):
        node = self.find(role, name)
        if not Atspi.EditableText.set_text_contents(node.get_editable_text_iface(), text):
            raise Failure(f'{name!r} does not take text')
        wait(f'{name!r} holds what was typed', lambda: text_of(node) == text, 5)
        return node

    def select(self, list_name, label, seconds=15):
        """Selects the row of a list that has a label of that text, and no other."""
        def attempt():
            for list_node in self.nodes('list', list_name):
                selection = list_node.get_selection_iface()
                for i in range(list_node.get_child_count()):
                    row = list_node.get_child_at_index(i)
                    if row and any(n.get_name() == label for n in walk(row)):
                        if not Atspi.Selection.select_child(selection, i):
                            return False
                        # Where several can be selected, the call adds to them.
                        if Atspi.Selection.get_n_selected_children(selection) > 1:
                            for other in range(list_node.get_child_count()):
                                if other != i and Atspi.Selection.is_child_selected(selection, other):
                                    Atspi.Selection.deselect_child(selection, other)
                        return True
            return False
        wait(f'row {label!r} in {list_name!r}', attempt, seconds)

    def screenshot(self, name):
        if not self.out or not shutil.which('import'):
            return None
        time.sleep(0.3)  # what was just asked for is drawn with the next frames; nothing to wait on from outside
        path = self.out / f'{name}.png'
        subprocess.run(['import', '-window', 'root', str(path)], check=True)
        return path

    def keys(self, *combinations):
        """Real key presses, for what accessibility cannot do."""
        for combination in combinations:
            subprocess.run(['xdotool', 'key', '--clearmodifiers', combination], check=True)

    def quit(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.log:
            self.log.close()
        return self.process.returncode

    def complaints(self):
        """Lines of the log that GLib or GTK would be ashamed of."""
        if not self.out:
            return []
        lines = (self.out / 'cuecard.log').read_text(errors='replace').splitlines()
        return [line for line in lines if 'WARNING' in line or 'CRITICAL' in line or 'ERROR' in line]
