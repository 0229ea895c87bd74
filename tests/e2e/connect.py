#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tester connects to a service, works on while it is away, and meets everything that a service can do wrong: each is
said in a sentence, no work is lost, and afterwards the key is found nowhere but in the keyring.

Driven from outside through accessibility; run it under build-aux/headless with a keyring (-k). The service is a stand-in
on this computer (cekura_service.py).
"""
import argparse
import base64
import os
import pathlib
import resource
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import cekura_service as cekura  # noqa: E402
from cuecard_ui import Failure, Window, is_shown, text_of, wait  # noqa: E402

KEY = 'ck-live-7f3a91c2e5d84b60a1f09e8d7c6b5a43'
SECOND_KEY = 'ck-live-0b1c2d3e4f5061728394a5b6c7d8e9f0'
BRIEF = 'What happens in this call?'
NAME = 'Name of the scenario'
OUTCOME = 'What counts as success?'
SCENARIOS = cekura.API + r'scenarios/(\?|$)'


class Checks:
    def __init__(self, options):
        self.options = options
        self.service = cekura.Service(KEY)
        self.other = cekura.Service(KEY)  # another origin, which nobody ever connects to
        self.window = None
        self.n = 0

    def run(self):
        for check in (self.nobody_there, self.plain_http, self.unknown_certificate, self.wrong_key, self.limited_key,
                      self.not_a_service, self.other_origin, self.connected, self.saved, self.refused_by_service,
                      self.broken_service, self.cut_off, self.asked_to_wait, self.conflict, self.key_replaced,
                      self.offline, self.offline_generation, self.opened_offline, self.back_again, self.other_next,
                      self.key_nowhere, self.log_clean):
            check()
            self.n += 1
            print(f'ok {self.n} - {check.__doc__}', flush=True)
        print(f'1..{self.n}')

    def open(self, name='connect'):
        self.window = Window(self.options.app, out=pathlib.Path(self.options.out) / name)

    # Connecting

    def try_address(self, url, key=KEY):
        self.window.type('Server address', url)
        self.window.type('API key', key)
        wait('the test to be possible', lambda: any(
            is_shown(n) for label in ('Test Connection', 'Test Again') for n in self.window.nodes('button', label)), 10)
        for label in ('Test Connection', 'Test Again'):
            if self.window.has('button', label):
                self.window.click(label)
                return

    def nobody_there(self):
        """Nothing listens at the address: the test says so"""
        self.open()
        self.window.type('Server address', 'of a page that is not shown yet')
        self.window.click('Connect to Cekura')
        wait('a fresh page', lambda: text_of(self.window.find('text', 'Server address')).startswith('https://'), 10)
        self.try_address('http://127.0.0.1:9')
        self.window.wait_text('no service answers at this port')

    def plain_http(self):
        """An address without encryption is not used, and nothing is sent"""
        self.try_address('http://api.example.com')
        self.window.wait_text('https://')

    def unknown_certificate(self):
        """A certificate that nobody vouches for stops the test before the key is sent"""
        secure = cekura.Service(KEY, tls=self.options.certificate)
        self.try_address(secure.url)
        self.window.wait_text('Unknown certificate authority')
        if secure.requests:
            raise Failure('a request was sent to a service that was not trusted')
        self.window.screenshot('certificate')
        secure.stop()

    def wrong_key(self):
        """A key that the service does not know is called that"""
        self.try_address(self.service.url, 'not-the-key')
        self.window.find('label', contains='Key refused')
        self.window.screenshot('key-refused')

    def limited_key(self):
        """A key that may not read the scenarios is called limited"""
        self.service.fault(cekura.status(403, {'detail': 'You do not have permission to perform this action.'}),
                           path=SCENARIOS, times=0)
        self.try_address(self.service.url)
        self.window.wait_text('may not')
        self.service.heal()

    def not_a_service(self):
        """A web page in place of the service is seen through"""
        self.service.fault(cekura.status(200, b'<!DOCTYPE html><title>Welcome to the hotel</title>', kind='text/html'), times=0)
        self.try_address(self.service.url)
        self.window.find('label', contains='Not a Cekura')
        self.service.heal()

    def other_origin(self):
        """A service that points elsewhere is not followed, and the key stays here"""
        self.service.fault(cekura.status(302, {}, [('Location', self.other.url + '/user/v1/projects/')]), times=0)
        self.try_address(self.service.url)
        self.window.wait_text('another address')
        self.service.heal()
        if self.other.requests:
            raise Failure('the other origin was asked')

    def connected(self):
        """The right key connects, says what was found, and opens the workspace"""
        self.try_address(self.service.url)
        self.window.wait_text('Riverside')
        self.window.screenshot('passed')
        wait('Connect to be on', lambda: any(is_shown(n) for n in self.window.nodes('button', 'Connect')), 20)
        self.window.click('Connect')
        self.window.find('label', contains='CN-01', seconds=30)
        if self.window.complaints():
            raise Failure(self.window.complaints()[0])

    # Working

    def show(self, name):
        self.window.select('Scenarios', name)
        self.window.press(self.window.find('page tab', 'Design'))
        wait(f'{name} on the page', lambda: text_of(self.window.find('text', NAME)) == name, 15)

    def save(self):
        wait('Save to be on', lambda: any(is_shown(n) for n in self.window.nodes('button', 'Save')), 15)
        self.window.click('Save')

    def rename(self, old, new):
        self.show(old)
        self.window.type(NAME, new)
        self.save()

    def on_service(self, name, seconds=30):
        wait(f'{name!r} on the service', lambda: self.service.by_name(name), seconds)
        if len(self.service.by_name(name)) > 1:
            raise Failure(f'{name!r} is there twice')

    def saved(self):
        """A saved change arrives at the service, once"""
        self.rename('CN-01: Cancel, then rebook', 'CN-01: Cancels twice')
        self.on_service('CN-01: Cancels twice')
        self.window.wait_text('Saved')

    def refused_by_service(self):
        """What the service does not take is said in its words, and stays here"""
        self.service.fault(cekura.status(400, {'name': ['A scenario of this name exists.']}), method='PATCH')
        self.rename('CN-01: Cancels twice', 'CN-01: Cancels, and again')
        self.window.wait_text('A scenario of this name exists')
        self.window.screenshot('refused')
        if text_of(self.window.find('text', NAME)) != 'CN-01: Cancels, and again':
            raise Failure('the change is gone')
        self.save()
        self.on_service('CN-01: Cancels, and again')

    def broken_service(self):
        """A service that fails is no reason to lose anything"""
        self.service.fault(cekura.status(500, b'<html>Internal Server Error</html>', kind='text/html'), method='PATCH')
        self.rename('CN-01: Cancels, and again', 'CN-01: Cancels thrice')
        self.window.wait_text('The service')
        if text_of(self.window.find('text', NAME)) != 'CN-01: Cancels thrice':
            raise Failure('the change is gone')
        self.save()
        self.on_service('CN-01: Cancels thrice')

    def cut_off(self):
        """A new scenario whose answer is cut off is found again, and is not made twice"""
        self.service.fault(cekura.done_but_cut, method='POST', path=SCENARIOS)
        self.window.click('New Scenario')
        self.window.type(BRIEF, 'The caller wants to know when the clinic opens.')
        self.window.type(NAME, 'CN-03: Opening hours')
        self.save()
        self.on_service('CN-03: Opening hours')
        self.window.keys('F5')
        wait('a second look at the scenarios', lambda: self.service.count('GET', SCENARIOS) >= 3, 20)
        wait('the row to be settled', lambda: not self.window.has('label', contains='May be saved'), 20)
        self.on_service('CN-03: Opening hours')

    def asked_to_wait(self):
        """A service that asks to wait is not asked again before its time, unless the tester says so"""
        self.service.fault(cekura.status(429, {'detail': 'Too many requests.'}, [('Retry-After', '600')]), method='GET')
        self.window.keys('F5')
        self.window.find(contains='asks to wait')
        before = len(self.service.requests)
        self.window.screenshot('asked-to-wait')
        if len(self.service.requests) != before:
            raise Failure('asked while the service wanted peace')
        self.window.click('Retry Now')
        wait('requests to go out again', lambda: len(self.service.requests) > before, 10)

    def conflict(self):
        """What somebody else changed as well is laid side by side, and nothing is overwritten"""
        number = self.service.by_name('CN-02: Wrong birth date')[0]['id']
        self.show('CN-02: Wrong birth date')
        self.window.type(OUTCOME, 'The main agent should ask for the date again, and once only.')
        self.service.edit(number, expected_outcome_prompt='The main agent should ask for the date again.')
        self.save()
        self.window.find(contains='Someone else saved this scenario', seconds=20)
        if self.service.scenarios[number]['expected_outcome_prompt'] != 'The main agent should ask for the date again.':
            raise Failure('theirs was overwritten')
        self.window.screenshot('conflict')
        self.window.click('All Mine')
        self.window.click('Save This')
        wait('mine on the service', lambda: 'once only' in self.service.scenarios[number]['expected_outcome_prompt'], 20)

    def key_replaced(self):
        """When the service takes the key no longer, a new one is asked for once, and work goes on"""
        self.service.key = SECOND_KEY
        self.window.keys('F5')
        self.window.find('text', 'New API key', seconds=20)
        self.window.screenshot('new-key')
        self.window.type('New API key', SECOND_KEY)
        self.window.click(contains='Continue')
        wait('the new key at the service', lambda: self.service.requests[-1]['headers'].get('x-cekura-api-key') == SECOND_KEY, 20)
        wait('the question to be gone', lambda: not self.window.has('button', contains='Continue'), 20)
        self.rename('CN-01: Cancels thrice', 'CN-01: With the new key')
        self.on_service('CN-01: With the new key')

    # Without the network

    def offline(self):
        """Without the network everything can be read and changed, and what is saved waits"""
        self.service.stop()
        self.rename('CN-01: With the new key', 'CN-01: Written on the train')
        self.window.find(contains='No connection', seconds=30)
        self.window.wait_text('aiting to be saved')
        self.window.screenshot('offline')

    def offline_generation(self):
        """A generation waits for the network as well"""
        self.window.type(BRIEF, 'The caller cancels a visit, and is asked why.')
        self.window.click('Generate')
        self.window.wait_text('aits for the network')

    def opened_offline(self):
        """Opened again without the network, everything is there, and still waits"""
        time.sleep(1.2)  # what is promised: within a second everything is on disk, also that the try did not get through
        self.window.process.send_signal(signal.SIGKILL)
        self.window.process.wait()
        self.open('reopened')
        self.window.find('label', contains='CN-01: Written on the train', seconds=30)
        self.window.find('label', contains='CN-02', seconds=30)
        self.window.find(contains='No connection', seconds=30)
        self.window.screenshot('opened-offline')

    def back_again(self):
        """When the network is back, all that waited goes out, once, in order"""
        self.service = self.service.again()
        self.window.click('Try Again')
        self.on_service('CN-01: Written on the train')
        self.window.select('Scenarios', 'CN-01: Written on the train')
        self.window.find('label', 'Variant 1', seconds=60)
        if self.service.count('POST', 'generate-instructions') != 1:
            raise Failure('asked to write more than once')

    def other_next(self):
        """A list that goes on at another origin is not followed there"""
        page = {'count': 300, 'next': self.other.url + cekura.API + 'scenarios/?page=2', 'previous': None,
                'results': list(self.service.scenarios.values())}
        self.service.fault(cekura.status(200, page), method='GET', path=SCENARIOS)
        asked = self.service.count('GET', SCENARIOS)
        self.window.keys('F5')
        wait('the list to be read', lambda: self.service.count('GET', SCENARIOS) > asked, 20)
        self.window.find('label', contains='CN-02', seconds=20)
        if self.other.requests:
            raise Failure('the other origin was asked')

    # Afterwards

    def key_nowhere(self):
        """The keys are in no file of data, settings, cache or logs, nor left behind by a crash"""
        limits = pathlib.Path(f'/proc/{self.window.process.pid}/limits').read_text()
        core = next(line for line in limits.splitlines() if line.startswith('Max core file size')).split()[4]
        if int(core) > 1:
            raise Failure(f'a crash would leave an image of {core} bytes')
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        self.window.process.send_signal(signal.SIGABRT)
        self.window.process.wait()
        self.window.log.close()
        found = [str(path) for path in self.files() if self.holds_key(path)]
        if found:
            raise Failure('a key is in ' + ', '.join(found))
        if any(KEY in r['path'] or SECOND_KEY in r['path'] for r in self.service.requests):
            raise Failure('a key is in an address')

    def files(self):
        folders = {os.environ[name] for name in ('HOME', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME',
                                                 'XDG_STATE_HOME', 'XDG_RUNTIME_DIR')} | {self.options.out, os.getcwd()}
        count = 0
        for folder in folders:
            for path in pathlib.Path(folder).rglob('*'):
                if path.is_file() and not path.is_symlink():
                    count += 1
                    yield path
        if count < 5:
            raise Failure('hardly anything was looked at')

    @staticmethod
    def holds_key(path):
        content = path.read_bytes()
        return any(form in content for key in (KEY, SECOND_KEY)
                   for form in (key.encode(), key.encode('utf-16-le'), key[::-1].encode(),
                                base64.b64encode(key.encode()).rstrip(b'='), key.encode().hex().encode()))

    def log_clean(self):
        """No complaint in the logs"""
        for folder in ('connect', 'reopened'):
            log = pathlib.Path(self.options.out) / folder / 'cuecard.log'
            for line in log.read_text(errors='replace').splitlines():
                if 'WARNING' in line or 'CRITICAL' in line:
                    raise Failure(line)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--app', required=True)
    parser.add_argument('--out', required=True)
    parser.add_argument('--certificate', required=True, help='certificate and key of a service that nobody vouches for')
    checks = Checks(parser.parse_args())
    try:
        checks.run()
    except (Failure, subprocess.SubprocessError, OSError) as failure:
        if checks.window:
            checks.window.screenshot('failure')
            checks.window.quit()
        print(f'not ok {checks.n + 1} - {str(failure).splitlines()[0]}\n1..{checks.n + 1}')
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
