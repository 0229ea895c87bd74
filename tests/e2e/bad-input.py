#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a tester can get wrong, and what can go wrong around a tester: each gives one clear sentence, and no work is lost.

Driven from outside through accessibility; run it under build-aux/headless.
"""
import argparse
import os
import pathlib
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from cuecard_ui import Failure, Window, is_shown, text_of, wait  # noqa: E402

BRIEF = 'What happens in this call?'
NAME = 'Name of the scenario'


class Checks:
    def __init__(self, options):
        self.options = options
        self.window = None
        self.n = 0

    def open(self):
        self.window = Window(self.options.app, '--local', out=self.options.out)
        self.window.find('label', contains='BK-01', seconds=30)

    def run(self):
        for check in (self.damaged_file, self.open_after_all, self.empty_brief, self.huge_brief, self.emoji_brief, self.mixed_direction, self.long_name,
                      self.killed_window, self.killed_service):
            check()
            self.n += 1
            print(f'ok {self.n} - {check.__doc__}', flush=True)
        self.window.quit()
        if self.window.complaints():
            raise Failure('complaints in the log: ' + self.window.complaints()[0])
        self.n += 1
        print(f'ok {self.n} - No complaint in the log\n1..{self.n}')

    def brief(self):
        return text_of(self.window.find('text', BRIEF))

    def damaged_file(self):
        """A damaged workspace says so, and where its file is, and is left as it was"""
        folder = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'cuecard' / 'local'
        folder.mkdir(parents=True)
        self.file = folder / 'workspace.sqlite'
        self.file.write_text('This has never been a database. ' * 40)
        self.window = Window(self.options.app, '--local', out=self.options.out)
        self.window.find('label', contains='is damaged', seconds=30)
        self.window.find('label', contains=str(folder))
        if 'never been' not in self.file.read_text():
            raise Failure('the damaged file was changed')

    def open_after_all(self):
        """Once the file is moved away, Try Again opens the workspace"""
        self.file.unlink()
        self.window.click('Try Again')
        self.window.find('label', contains='BK-01', seconds=30)

    def empty_brief(self):
        """Generating without a brief says what to write"""
        self.window.click('New Scenario')
        wait('an empty brief', lambda: self.brief() == '', 10)
        self.window.click('Generate')
        self.window.find('label', contains='Say in your own words what happens')

    def huge_brief(self):
        """A brief of 100 kB is kept, and said to be too long"""
        text = 'The caller is not sure about the day. ' * 2700
        self.window.type(BRIEF, text)
        self.window.click('Generate')
        self.window.find('label', contains='20000')
        if self.brief() != text:
            raise Failure('the long brief was changed')

    def emoji_brief(self):
        """A brief of emoji only is answered by a sentence, and stays"""
        self.window.type(BRIEF, '🎉🎉🎉')
        self.window.click('Generate')
        self.window.find('label', contains='Say in your own words what happens')
        if self.brief() != '🎉🎉🎉':
            raise Failure('the brief was changed')

    def mixed_direction(self):
        """Mixed directions and control characters go through to the service"""
        self.window.press(self.window.find('page tab', 'Design'))
        text = 'She cancels “موعد الخميس”, then rebooks\u202e for Friday.'
        self.window.type(BRIEF, text)
        self.window.click('Generate')
        self.window.find('label', 'Variant 1', seconds=60)

    def long_name(self):
        """A name of 81 characters says so, and nothing can be saved until it is mended"""
        self.window.type(NAME, 'é' * 81)
        wait('Save to be off and to say why', lambda: any(
            not is_shown(n) and '80' in n.get_description() for n in self.window.nodes('button', 'Save')), 5)
        self.window.type(NAME, 'é' * 80)
        wait('Save to be on', lambda: any(is_shown(n) for n in self.window.nodes('button', 'Save')), 5)

    def killed_window(self):
        """A second after the last keystroke a killed window loses nothing"""
        text = 'The caller hangs up in the middle of the sentence.'
        self.window.press(self.window.find('page tab', 'Design'))
        self.window.type(BRIEF, text)
        time.sleep(1)  # the promise that is checked: on disk within a second
        self.window.process.send_signal(signal.SIGKILL)
        self.window.process.wait()
        self.open()
        self.window.select('Scenarios', 'é' * 80)
        self.window.press(self.window.find('page tab', 'Design'))
        wait('the brief after the kill', lambda: self.brief() == text, 10)

    def killed_service(self):
        """When the local service is killed, work goes on by itself"""
        def service():
            found = subprocess.run(['pgrep', '-P', str(self.window.process.pid), '-f', 'cuecard-service'],
                                   capture_output=True, text=True)
            return found.stdout.split()
        before = service()
        subprocess.run(['kill', '-9', *before], check=True)
        wait('the service to be there again', lambda: service() and service() != before, 20)
        self.window.find('label', 'Clinic reception', seconds=20)
        wait('Save to be on', lambda: any(is_shown(n) for n in self.window.nodes('button', 'Save')), 10)
        self.window.click('Save')
        self.window.wait_text('Saved', 20)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--app', required=True)
    parser.add_argument('--out', required=True)
    checks = Checks(parser.parse_args())
    try:
        checks.run()
    except (Failure, subprocess.SubprocessError) as failure:
        if checks.window:
            checks.window.screenshot('failure')
            checks.window.quit()
        print(f'not ok {checks.n + 1} - {str(failure).splitlines()[0]}\n1..{checks.n + 1}')
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
