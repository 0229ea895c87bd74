#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A hundred generations while everything goes wrong: every tenth is put off (429), every twentieth gets stuck and then fails,
the service is killed and started again twice, and so is the client. In the end every variant is there once, and nothing was
sent twice that had been answered.

    chaos.py --client PROGRAM [--generations N] [--seconds S]
"""
import argparse
import collections
import http.server
import json
import os
import queue
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

KEY = 'chaos-key'
STUCK_SECONDS = 4
API = '/test_framework/v1/scenarios/'


class Journal:
    """What the service knows: written before it answers, and read when it is started again."""

    def __init__(self, path):
        self.path = path
        self.lock = threading.Lock()
        self.events = []
        if os.path.exists(path):
            with open(path, encoding='utf-8') as lines:
                self.events = [json.loads(line) for line in lines if line.endswith('\n')]
        self.file = open(path, 'a', encoding='utf-8')

    def add(self, **event):
        event['at'] = time.time()
        with self.lock:
            self.events.append(event)
            self.file.write(json.dumps(event) + '\n')
            self.file.flush()

    def count(self, kind, seed):
        with self.lock:
            return sum(1 for e in self.events if e['kind'] == kind and e['seed'] == seed)

    def find(self, progress_id):
        with self.lock:
            return next((e for e in self.events if e.get('id') == progress_id), None)


def serve(path, port, seconds):
    """The service, in a process of its own."""
    journal = Journal(path)
    lock = threading.Lock()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = 'HTTP/1.1'

        def send(self, status, answer, headers=()):
            body = json.dumps(answer).encode()
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header('Content-Type', 'application/json')
            self.send_header('Content-Length', str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self):
            data = json.loads(self.rfile.read(int(self.headers.get('Content-Length') or 0)))
            seed = data['seed']
            with lock:
                if seed % 10 == 3 and journal.count('refused', seed) == 0:
                    journal.add(kind='refused', seed=seed)
                    return self.send(429, {'detail': 'Slow down.'}, [('Retry-After', '1')])
                n = journal.count('started', seed)
                progress_id = f'{seed:08d}-0000-4000-8000-{n:012d}'
                stuck = seed % 20 == 7 and n == 0
                journal.add(kind='started', seed=seed, id=progress_id, stuck=stuck)
            self.send(200, {'progress_id': progress_id, 'project_id': 3})

        def do_GET(self):
            query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))
            job = journal.find(query.get('progress_id'))
            if job is None:
                return self.send(404, {'detail': 'Not found.'})
            passed = time.time() - job['at']
            if job['stuck']:
                if passed < STUCK_SECONDS:
                    return self.send(200, {'status': 'in_progress'})
                return self.send(200, {'status': 'failed', 'error': 'It got stuck.'})
            if passed < seconds:
                return self.send(200, {'status': 'in_progress'})
            self.send(200, {'status': 'completed', 'instructions': f'You are caller {job["seed"]} of {job["id"]}.'})

        def log_message(self, *_):
            pass

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True
        allow_reuse_address = True
        request_queue_size = 128

        def handle_error(self, *_):
            pass

    server = Server(('127.0.0.1', port), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever(poll_interval=0.02)


class Chaos:
    def __init__(self, options, folder):
        self.options = options
        self.file = os.path.join(folder, 'drafts.db')
        self.journal = os.path.join(folder, 'service.jsonl')
        self.port = 0
        self.lines = queue.Queue()
        self.again = collections.Counter()  # how often a seed was sent again because it was uncertain
        self.heard = 0
        self.start_service()
        self.start_client()

    def start_service(self):
        self.service = subprocess.Popen([sys.executable, __file__, '--serve', self.journal, '--port', str(self.port),
                                         '--seconds', str(self.options.seconds)], stdout=subprocess.PIPE, text=True)
        self.port = int(self.service.stdout.readline())

    def start_client(self):
        self.client = subprocess.Popen([self.options.client, '--url', f'http://127.0.0.1:{self.port}', '--key', KEY,
                                        '--data', self.file, '--generations', str(self.options.generations)],
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        threading.Thread(target=self.read, args=(self.client,), daemon=True).start()

    def read(self, client):
        for line in client.stdout:
            self.lines.put((client, line.strip()))

    def kill(self, process):
        process.send_signal(signal.SIGKILL)
        process.wait()

    def started(self):
        """How often the service took each seed on."""
        with open(self.journal, encoding='utf-8') as lines:
            return [json.loads(line) for line in lines if '"started"' in line]

    def journalled(self):
        """seed -> progress id, as the client's own journal has it."""
        database = sqlite3.connect(f'file:{self.file}?mode=ro', uri=True)
        rows = [json.loads(body) for (body,) in database.execute('SELECT body FROM generation')]
        database.close()
        return {row['seed']: row.get('progress_id') for row in rows}

    def answer(self, seed):
        """The tester's answer to one that is uncertain: sent again; and that nobody had an answer to it is looked at first."""
        assert self.journalled().get(seed) is None, f'{seed} asks although its answer is known'
        self.again[seed] += 1
        self.client.stdin.write(f'again {seed}\n')
        self.client.stdin.flush()

    def run(self, deadline):
        n = self.options.generations
        events = [(n * 2 // 10, 'service'), (n * 35 // 100, 'client'), (n // 2, 'service'), (n * 65 // 100, 'client')]
        finished = set()
        while True:
            client, line = self.lines.get(timeout=max(deadline - time.monotonic(), 0.1))
            if client is not self.client:
                continue  # the last words of one that was killed
            word, _, number = line.partition(' ')
            if word == 'done':
                break
            if word == 'finished':
                finished.add(int(number))
            elif word == 'uncertain':
                self.answer(int(number))
            if events and len(finished) >= events[0][0]:
                what = events.pop(0)[1]
                if what == 'service':
                    self.kill(self.service)
                    time.sleep(0.5)
                    self.start_service()
                else:
                    self.kill(self.client)
                    self.start_client()
        assert not events, f'it ended before {events}'
        assert self.client.wait(timeout=20) == 0

    def check(self):
        n = self.options.generations
        database = sqlite3.connect(self.file)
        variants = [json.loads(body) for (body,) in database.execute('SELECT body FROM variant')]
        seeds = collections.Counter(v['seed'] for v in variants)
        assert seeds == collections.Counter(range(1, n + 1)), f'not every variant once: {seeds}'
        assert len({v['generation_id'] for v in variants}) == n
        for variant in variants:
            assert variant['text'].startswith(f'You are caller {variant["seed"]} of '), variant['text']

        starts = self.started()
        counts = collections.Counter(e['seed'] for e in starts)
        stuck = {e['seed'] for e in starts if e['stuck']}
        doubled = {}
        for seed, count in counts.items():
            allowed = 1 + (seed in stuck) + self.again[seed]
            assert count <= allowed, f'{seed} was started {count} times, {allowed} were asked for'
            doubled[seed] = count - 1 - (seed in stuck)
        lost = sum(max(d, 0) for d in doubled.values())
        return (f'{n} generations, {len(starts)} started: {len(stuck)} of them got stuck and were ordered again; '
                f'{sum(self.again.values())} were uncertain, of which {lost} had reached the service without its answer '
                f'reaching the journal; 0 were sent twice after an answer')

    def end(self):
        for process in (self.client, self.service):
            if process.poll() is None:
                self.kill(process)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--client')
    parser.add_argument('--generations', type=int, default=100)
    parser.add_argument('--seconds', type=float, default=0.5)
    parser.add_argument('--limit', type=float, default=100)
    parser.add_argument('--serve')
    parser.add_argument('--port', type=int, default=0)
    options = parser.parse_args()
    if options.serve:
        serve(options.serve, options.port, options.seconds)
        return
    with tempfile.TemporaryDirectory(prefix='cuecard-chaos-') as folder:
        chaos = Chaos(options, folder)
        start = time.monotonic()
        try:
            chaos.run(start + options.limit)
            said = chaos.check()
        finally:
            chaos.end()
        print('1..1')
        print(f'# {said}')
        print(f'# {time.monotonic() - start:.1f} s')
        print('ok 1 - chaos')


if __name__ == '__main__':
    main()
