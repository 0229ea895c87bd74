#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays the main job in the real window, from outside, as a user of assistive technology would.

Opens the example agent (or one made from --prompt FILE), makes a scenario, types the brief, generates two variants, opens
Compare, takes one whole into the draft, uses that, saves; then asks the command line what was saved and prints the
instructions.
Exit status 0 only if every step happened. Run it under build-aux/headless, which gives it a screen and a home of its own.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from cuecard_ui import Failure, Window, role_of, text_of, wait, walk  # noqa: E402

EXAMPLE_AGENT = 'Clinic reception'
NAME = 'Cancel, then rebook'
BRIEF = ('Sarah has a check-up with Dr. Patel on Thursday. Her daughter is ill, so she cancels, then asks for the first free '
         'time next week after 3 pm. She has forgotten her patient number.')
OUTCOME = ('The main agent should say which appointment is being cancelled before it cancels.\n'
           'The main agent should offer at least one time after 3 pm.')


class Job:
    def __init__(self, options):
        self.options = options
        self.tap = options.tap
        self.n = 0
        self.window = None
        self.data = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'cuecard' / 'local'

    def step(self, what, action):
        start = time.monotonic()
        result = action()
        self.n += 1
        print(f'ok {self.n} - {what}' if self.tap else f'  {what} ({time.monotonic() - start:.1f} s)', flush=True)
        return result

    def cli(self, *arguments):
        done = subprocess.run([self.options.cli, '--local', str(self.data), '--json', *arguments],
                              capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise Failure(f'cuecard-cli {arguments[0]} ended with {done.returncode}: {done.stderr.strip()}')
        return json.loads(done.stdout)

    def run(self):
        agent = EXAMPLE_AGENT
        if self.options.prompt:
            agent = self.options.agent_name
            self.step(f'Made the agent “{agent}” from {os.path.basename(self.options.prompt)}', lambda: self.cli(
                'create-agent', '--name', agent, '--description', '@' + self.options.prompt))
        self.window = window = self.step('The window opened on the local workspace', lambda: Window(
            self.options.app, '--local', out=self.options.out, language=self.options.language))
        tr = window.tr
        window.press(window.find('frame', shown=False), 'window.toggle-maximized')
        writing = tr('The service is writing')
        self.step(f'Opened the agent “{agent}”', lambda: window.select(tr('Navigation'), agent, 30))
        window.screenshot('1-agent')
        self.step('Made a new scenario', lambda: window.click(tr('New Scenario')))
        self.step('Typed its name', lambda: window.type(tr('Name of the scenario'), NAME))
        self.step('Typed the brief', lambda: window.type(tr('What happens in this call?'), self.options.brief))
        self.step('Typed what counts as success', lambda: window.type(tr('What counts as success?'), OUTCOME))
        window.screenshot('2-design')
        self.step('Asked for two variants', self.generate_two)
        self.step('Saw the service writing', lambda: window.find(contains=writing, seconds=30))
        window.screenshot('3-writing')
        self.step('Both variants arrived', lambda: [window.find('label', self.variant(n), seconds=90) for n in (1, 2)])
        wait('the end of all generations', lambda: not window.has(contains=writing), 90)
        window.screenshot('4-variants')
        self.step('Opened Compare', self.open_compare)
        window.screenshot('5-compare')
        self.step('Took variant 2 into the draft', self.take_variant)
        self.step('Used the draft', lambda: window.click(tr('Use This Draft')))
        self.step('The text is in the editor', self.check_editor)
        window.screenshot('6-instructions')
        self.step('Saved', self.save)
        window.screenshot('7-saved')
        text = self.step('The saved scenario has the instructions', self.read_back)
        self.step('The window closed cleanly', self.close)
        if self.tap:
            print(f'1..{self.n}')
        else:
            print(f'\nThe instructions of “{NAME}”:\n\n{text}\n')
            print(f'Screenshots: {self.options.out}')

    def variant(self, number):
        return self.window.tr('Variant %d') % number

    def generate_two(self):
        # The arrow beside Generate is the button that follows it; GTK 4.8 gives it no name of its own.
        generate = self.window.find('button', self.window.tr('Generate'))
        siblings = [n for n in walk(generate.get_parent()) if role_of(n) == 'button' and n != generate]
        self.window.press(siblings[-1])
        self.window.click(self.window.tr('2 Variants'), role='menu item')

    def open_compare(self):
        self.window.click(self.window.tr('Compare'), role='page tab')
        self.window.find(name=self.menu_name(2), seconds=30)

    def menu_name(self, number):
        return self.window.tr('What to do with %s') % self.variant(number)

    def take_variant(self):
        self.window.press(self.window.find(name=self.menu_name(2)))
        self.window.click(self.window.tr('Take All Into Draft'), role='menu item')

    def check_editor(self):
        self.window.click(self.window.tr('Instructions'), role='page tab')
        node = self.window.find('text', self.window.tr('Instructions'))
        self.text = wait('a text in the editor', lambda: text_of(node), 10)

    def save(self):
        self.window.click(self.window.tr('Save'))
        self.window.wait_text(self.window.tr('Saved'), 20)

    def read_back(self):
        rows = self.cli('scenarios')
        rows = rows.get('scenarios', rows) if isinstance(rows, dict) else rows
        row = next((r for r in rows if r['name'] == NAME), None)
        if not row:
            raise Failure('the scenario is not on the service')
        saved = self.cli('scenario', str(row['id']))
        saved = saved.get('scenario', saved)
        if saved['instructions'] != self.text:
            raise Failure('the service has other instructions than the window')
        return saved['instructions']

    def close(self):
        self.window.quit()
        if self.window.complaints():
            raise Failure('complaints in the log:\n' + '\n'.join(self.window.complaints()))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--app', required=True)
    parser.add_argument('--cli', required=True)
    parser.add_argument('--out', default=None)
    parser.add_argument('--prompt', default=None)
    parser.add_argument('--agent-name', default='Cedarwood Family Clinic')
    parser.add_argument('--brief', default=BRIEF)
    parser.add_argument('--language', default='en')
    parser.add_argument('--tap', action='store_true')
    options = parser.parse_args()
    os.environ.setdefault('CUECARD_WRITE_SECONDS', '8')  # long enough to be seen writing
    if options.prompt:
        options.prompt = os.path.abspath(options.prompt)
    options.out = os.path.abspath(options.out or tempfile.mkdtemp(prefix='cuecard-'))
    job = Job(options)
    try:
        job.run()
    except (Failure, subprocess.TimeoutExpired) as failure:
        if job.window:
            job.window.screenshot('failure')
            job.window.quit()
        first, *more = str(failure).splitlines()
        print(f'not ok {job.n + 1} - {first}' if options.tap else f'  FAILED: {first}')
        print('\n'.join(f'# {line}' for line in more[:20]), flush=True)
        if options.tap:
            print(f'1..{job.n + 1}')
        print(f'# screenshots and log: {options.out}')
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
