#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a brief to a merged, used and saved text, and from six scenarios to a verdict, in the real window.

Through accessibility and real key presses only: three variants, Compare, sentences taken from either side, undo, a kill in
the middle of merging, Use This Draft, Save; then the same six scenarios written with two settings, judged blind with the keyboard.
Run it under build-aux/headless.
"""
import argparse
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from cuecard_ui import Atspi, Failure, Window, is_shown, role_of, text_of, wait, walk  # noqa: E402

AGENT = 'Clinic reception'
NAME = 'Cancel, then rebook'
BRIEF = ('Sarah has a check-up with Dr. Patel on Thursday. Her daughter is ill, so she cancels, then asks for the first free '
         'time next week after 3 pm. She has forgotten her patient number.')
OUTCOME = 'The main agent should offer at least one time after 3 pm.'
WISHES = ('Warmer Tone', 'Shorter Sentences')


class Journey:
    def __init__(self, options):
        self.options = options
        self.n = 0
        self.rtl = options.language == 'ar'
        self.window = None
        self.data = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'cuecard' / 'local'

    def step(self, what, action):
        start = time.monotonic()
        result = action()
        self.n += 1
        print(f'ok {self.n} - {what} ({time.monotonic() - start:.1f} s)', flush=True)
        return result

    def open(self):
        self.window = Window(self.options.app, '--local', out=self.options.out, language=self.options.language)
        if not self.options.narrow:
            self.window.press(self.window.find('frame', shown=False), 'window.toggle-maximized')
        return self.window

    def cli(self, *arguments):
        done = subprocess.run([self.options.cli, '--local', str(self.data), '--json', *arguments],
                              capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise Failure(f'cuecard-cli {arguments[0]} ended with {done.returncode}: {done.stderr.strip()}')
        return json.loads(done.stdout)

    def run(self):
        self.step('The window opened', self.open)
        self.merge()
        self.judge()
        self.step('The window closed without complaints', self.close)
        print(f'1..{self.n}')

    # One scenario, three variants, one text

    def merge(self):
        w, tr = self.window, self.window.tr
        self.step('Opened the agent', lambda: w.select(tr('Navigation'), AGENT, 30))
        self.step('Made a scenario', lambda: w.click(tr('New Scenario')))
        w.type(tr('Name of the scenario'), NAME)
        w.type(tr('What happens in this call?'), BRIEF)
        w.type(tr('What counts as success?'), OUTCOME)
        self.step('Asked for three variants', self.generate_three)
        self.step('All three arrived', lambda: [w.find('label', tr('Variant %d') % n, seconds=90) for n in (1, 2, 3)])
        wait('the end of all generations', lambda: not w.has(contains=tr('The service is writing')), 90)
        w.screenshot('1-variants')
        self.step('Opened Compare', self.open_compare)
        w.screenshot('2-compare')
        self.step('Went into the rows', self.focus_list)
        self.step('Took a sentence of another with Alt+Right', self.take_another)
        w.screenshot('3-taken')
        self.step('Took it back with Ctrl+Z, and again with Ctrl+Shift+Z', self.undo_and_redo)
        self.step('Killed in the middle; the merged draft is there again', self.kill_and_reopen)
        w = self.window
        w.screenshot('4-after-the-kill')
        self.step('Used the merged draft', lambda: w.click(tr('Use This Draft')))
        self.step('It is in the editor', self.read_editor)
        w.screenshot('5-instructions')
        self.step('Saved', self.save)
        self.step('The service has it', self.check_saved)

    def generate_three(self):
        generate = self.window.find('button', self.window.tr('Generate'))
        siblings = [n for n in walk(generate.get_parent()) if role_of(n) == 'button' and n != generate]
        self.window.press(siblings[-1])
        self.window.click(self.window.tr('3 Variants'), role='menu item')

    def open_compare(self):
        self.window.click(self.window.tr('Compare'), role='page tab')
        self.window.find('button', self.window.tr('Use This Draft'), seconds=20)

    def taken_rows(self):
        """The rows in view whose words in the merged draft come from the second text, as they are read out."""
        tr = self.window.tr
        middle = tr('Row %u of %u, merged draft, from %s. %s').split('%u')[2].split('%s')[0]
        return {node.get_name() for node in self.window.nodes('table cell', contains=middle + tr('Variant %d') % 2)}

    def focus_list(self):
        """A click in the middle of the rows: GTK 4.8 gives accessibility no way to move the focus."""
        size = subprocess.run(['xdotool', 'getdisplaygeometry'], capture_output=True, text=True, check=True).stdout.split()
        subprocess.run(['xdotool', 'mousemove', str(int(size[0]) * (3 if self.rtl else 2) // 5), str(int(size[1]) // 2), 'sleep', '0.3', 'click', '1'], check=True)

    def take_another(self):
        self.window.keys('ctrl+Home')
        for _ in range(12):
            self.window.keys('alt+Down', 'alt+Left' if self.rtl else 'alt+Right')
            time.sleep(0.2)
            if self.taken_rows():
                return
        raise Failure('nothing could be taken')

    def undo_and_redo(self):
        taken = self.taken_rows()
        self.window.keys('ctrl+z')
        wait('the draft without it', lambda: not self.taken_rows(), 10)
        self.window.keys('ctrl+shift+z')
        wait('the draft with it', lambda: self.taken_rows() == taken, 10)

    def kill_and_reopen(self):
        taken = self.taken_rows()
        time.sleep(1.2)  # what is promised: within a second everything is on disk
        self.window.process.send_signal(signal.SIGKILL)
        self.window.process.wait()
        Window.open_windows.remove(self.window)
        w = self.open()
        w.select(w.tr('Navigation'), AGENT, 30)
        w.select(w.tr('Scenarios'), NAME)
        self.open_compare()
        wait('the merged draft as it was', lambda: taken <= self.taken_rows(), 20)

    def read_editor(self):
        self.window.click(self.window.tr('Instructions'), role='page tab')
        node = self.window.find('text', self.window.tr('Instructions'))
        self.text = wait('a text in the editor', lambda: text_of(node), 10)

    def save(self):
        self.window.click(self.window.tr('Save'))
        self.window.wait_text(self.window.tr('Saved'), 20)

    def check_saved(self):
        rows = self.cli('scenarios')
        rows = rows.get('scenarios', rows) if isinstance(rows, dict) else rows
        row = next((r for r in rows if r['name'] == NAME), None)
        if not row:
            raise Failure('the scenario is not on the service')
        saved = self.cli('scenario', str(row['id']))
        if saved.get('scenario', saved)['instructions'] != self.text:
            raise Failure('the service has other instructions than the window')

    # Six scenarios, two settings, one verdict

    def judge(self):
        w, tr = self.window, self.window.tr
        self.step('Chose all scenarios of the list', self.choose_all)
        w.screenshot('6-chosen')
        self.step('Ordered them with two wishes', self.order_wishes)
        self.step('All were written', self.wait_written)
        w.screenshot('8-written')
        self.step('Began to judge blind', self.begin_judging)
        w.screenshot('9-judging')
        self.step('Nothing on the page tells what is what', self.check_no_leak)
        self.step('Judged all with the keyboard', self.vote_all)
        w.screenshot('10-verdict')
        self.step('The verdict names the settings', lambda: [w.find(contains=tr(wish, 'wish')) for wish in WISHES])

    def choose_all(self):
        w, tr = self.window, self.window.tr
        w.select(tr('Navigation'), tr('All scenarios'), 30)
        w.click(tr('Select Several'))
        for node in w.nodes('list', tr('Scenarios')):
            if node.get_selection_iface():
                for i in range(node.get_child_count()):
                    Atspi.Selection.select_child(node.get_selection_iface(), i)
        w.find('button', tr('Generate…'))

    def order_wishes(self):
        w, tr = self.window, self.window.tr
        w.click(tr('Generate…'))
        w.find('button', tr('Order', 'button'), shown=False)
        for wish in WISHES:
            w.click(tr(wish, 'wish'))
        w.screenshot('7-order')
        w.click(tr('Order', 'button'))

    def wait_written(self):
        time.sleep(1)
        wait('the end of all generations', lambda: not self.window.has(contains=self.window.tr('The service is writing')), 120)

    def begin_judging(self):
        w, tr = self.window, self.window.tr
        w.click(tr('Judge Blind…'))
        w.click(tr('Start'))
        w.find(contains=tr('Which text would make the better caller?'))

    def check_no_leak(self):
        tr = self.window.tr
        hints = [tr(wish, 'wish') for wish in WISHES] + [tr('Variant %d') % n for n in range(1, 9)] + [tr('As it was (in use)')]
        for node in self.window.nodes():
            for said in (node.get_name() or '', node.get_description() or ''):
                for hint in hints:
                    if hint in said:
                        raise Failure(f'{role_of(node)} says {said!r} while texts are judged blind')

    def vote_all(self):
        w, tr = self.window, self.window.tr
        first, last = tr('%u of %u').replace('%u', '1', 1).split('%u')
        count = w.find('label', contains=first).get_name()
        n_items = int(count[len(first):len(count) - len(last)])
        if n_items < 6:
            raise Failure(f'only {n_items} scenarios are judged')
        for i in range(n_items):
            w.find('label', name=tr('%u of %u').replace('%u', str(i + 1), 1).replace('%u', str(n_items)))
            w.keys(str(1 + i % 2), 'space')
        w.find(contains=tr('Scenario by Scenario'))

    def close(self):
        self.window.quit()
        if self.window.complaints():
            raise Failure('complaints in the log:\n' + '\n'.join(self.window.complaints()))

    def dump(self, out):
        def go(node, depth):
            try:
                label = node.get_name()
                iface = node.get_action_iface()
                print('  ' * depth, role_of(node), repr(label), '' if is_shown(node) else '(hidden)', '*' if iface else '', file=out)
                for i in range(node.get_child_count()):
                    child = node.get_child_at_index(i)
                    if child:
                        go(child, depth + 1)
            except Exception as error:
                print(error, file=out)
        go(self.window.root, 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--app', required=True)
    parser.add_argument('--cli', required=True)
    parser.add_argument('--out', default=None)
    parser.add_argument('--language', default='en')
    parser.add_argument('--narrow', action='store_true', help='leave the window as small as it opens')
    options = parser.parse_args()
    os.environ.setdefault('CUECARD_WRITE_SECONDS', '1')
    options.out = os.path.abspath(options.out or tempfile.mkdtemp(prefix='cuecard-'))
    journey = Journey(options)
    try:
        journey.run()
    except (Failure, subprocess.TimeoutExpired) as failure:
        if journey.window:
            journey.window.screenshot('failure')
            with open(os.path.join(options.out, 'tree.txt'), 'w') as out:
                journey.dump(out)
            journey.window.quit()
        first, *more = str(failure).splitlines()
        print(f'not ok {journey.n + 1} - {first}')
        print('\n'.join(f'# {line}' for line in more[:20]), flush=True)
        print(f'1..{journey.n + 1}')
        print(f'# screenshots and log: {options.out}')
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
