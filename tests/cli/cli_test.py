# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line's tests share: running the program, a service to talk to, checks, TAP."""
import http.server
import json
import os
import pty
import select
import shlex
import signal
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import traceback

CLI = sys.argv[1]
SERVICE = os.environ['CUECARD_SERVICE']
LIMIT = 60
ORDERED = 'cuecard-cli: Ordered: '
CERTIFICATES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'net', 'certificates')


class Result:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err
        self.told = ''

    def json(self):
        """The one document on standard output."""
        return json.loads(self.out)


class Bench:
    """A folder of its own and an environment in which nothing of the user's is seen."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix='cuecard-cli-')
        self.root = self.folder.name
        self.data = os.path.join(self.root, 'workspace')
        self.env = {name: value for name, value in os.environ.items()
                    if not name.startswith('CEKURA') and name not in ('DISPLAY', 'DBUS_SESSION_BUS_ADDRESS')}
        self.env.update(HOME=self.root, XDG_DATA_HOME=self.root + '/data', XDG_CONFIG_HOME=self.root + '/config',
                        XDG_CACHE_HOME=self.root + '/cache', XDG_RUNTIME_DIR=self.root, CUECARD_WRITE_SECONDS='0.2',
                        DBUS_SESSION_BUS_ADDRESS='unix:path=' + self.root + '/no-bus', LANGUAGE='en')
        if 'ASAN_OPTIONS' in self.env:
            self.env['CUECARD_SERVICE'] = self.unchecked_service()

    def path(self, name, content=None):
        path = os.path.join(self.root, name)
        if content is not None:
            with open(path, 'wb') as file:
                file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def unchecked_service(self):
        """The service without the leak check: libsoup 3.2's server keeps an address and its open sockets at exit, and
        what the service says of that would be read as the command line's own words."""
        options = self.env['ASAN_OPTIONS'] + ':detect_leaks=0'
        script = self.path('service', f'#!/bin/sh\nASAN_OPTIONS={shlex.quote(options)} exec {shlex.quote(SERVICE)} "$@"\n')
        os.chmod(script, 0o700)
        return script

    def without_leak_check(self):
        """For runs over https: the leak checker of gcc 12 itself breaks in a program that has loaded GnuTLS."""
        return {'ASAN_OPTIONS': self.env['ASAN_OPTIONS'] + ':detect_leaks=0'} if 'ASAN_OPTIONS' in self.env else {}

    def run(self, *args, env=None, stdin=b''):
        done = subprocess.run([CLI, *args], env={**self.env, **(env or {})}, input=stdin, capture_output=True,
                              timeout=LIMIT)
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def local(self, *args, **more):
        return self.run('--local', self.data, *args, **more)

    def start(self, *args, env=None, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE):
        return subprocess.Popen([CLI, *args], env={**self.env, **(env or {})}, stdin=stdin,
                                stdout=subprocess.PIPE, stderr=stderr)


class Service:
    """The local workspace's service, started by hand: an address and a key."""

    def __init__(self, bench):
        self.process = subprocess.Popen([bench.env['CUECARD_SERVICE'], '--data', bench.path('served')], env=bench.env,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        told = json.loads(self.process.stdout.readline())
        self.url, self.key = told['url'], told['key']

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(timeout=LIMIT)


class Stub:
    """A service that answers as told: a function from (method, path, number of the request) to (status, headers, body)."""

    def __init__(self, answer):
        self.requests = []
        stub = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def respond(self):
                length = int(self.headers.get('Content-Length') or 0)
                body = self.rfile.read(length)
                stub.requests.append((self.command, self.path, dict(self.headers), body))
                status, headers, text = answer(self.command, self.path, len(stub.requests))
                data = text if isinstance(text, bytes) else text.encode()
                self.send_response(status)
                for name, value in {'Content-Type': 'application/json', **headers}.items():
                    self.send_header(name, value)
                self.send_header('Content-Length', str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = do_PATCH = do_CONNECT = respond

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.url = f'http://127.0.0.1:{self.server.server_address[1]}'
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class TlsStub(Stub):
    """The same over https, with a certificate that no system trusts."""

    def __init__(self, answer):
        super().__init__(answer)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(os.path.join(CERTIFICATES, 'good.pem'))
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.url = self.url.replace('http:', 'https:')


class Terminal:
    """A pseudo terminal to hand to a program as its output; collects what arrives."""

    def __init__(self):
        self.master, self.slave = pty.openpty()
        self.seen = b''

    def read_until(self, process, wanted=None):
        """Reads until @wanted is seen, or to the process's end."""
        deadline = time.monotonic() + LIMIT
        while time.monotonic() < deadline:
            ready, _, _ = select.select([self.master], [], [], 0.05)
            if ready:
                try:
                    self.seen += os.read(self.master, 65536)
                except OSError:
                    return self.seen
                continue
            if (wanted is not None and wanted in self.seen) or process.poll() is not None:
                return self.seen
        raise AssertionError(f'nothing like {wanted!r} in {self.seen!r}')

    def close(self):
        os.close(self.master)
        os.close(self.slave)


def equal(got, want, what=''):
    assert got == want, f'{what}: got {got!r}, wanted {want!r}'


def expect(result, code):
    """The exit status, and for a failure one sentence on standard error. What was ordered may be told before."""
    if result.err.startswith(ORDERED):
        result.told, _, result.err = result.err.partition('\n')
    equal(result.code, code, f'exit status (out {result.out[:400]!r}, err {result.err[:400]!r})')
    if code != 0:
        lines = result.err.strip().splitlines()
        assert lines and all(line.startswith('cuecard-cli: ') for line in lines), repr(result.err)
        assert lines[-1].rstrip().endswith(('.', '…', '!', '?', '”')), repr(result.err)
        for noise in ('Traceback', 'GLib', 'CRITICAL', 'WARNING'):
            assert noise not in result.err, repr(result.err)
    else:
        equal(result.err, '', 'standard error')
    return result


def interrupt(process):
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=LIMIT)
    return Result(process.returncode, out.decode(), (err or b'').decode())


def main(tests):
    print(f'1..{len(tests)}', flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        name = '/cli/' + test.__name__.removeprefix('test_').replace('_', '-')
        try:
            test()
            print(f'ok {number} {name}', flush=True)
        except Exception:  # a test that breaks is a test that fails
            failed += 1
            print(f'not ok {number} {name}')
            for line in traceback.format_exc().splitlines():
                print('# ' + line)
            sys.stdout.flush()
    sys.exit(1 if failed else 0)
