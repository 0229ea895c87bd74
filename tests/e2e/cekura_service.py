# SPDX-License-Identifier: GPL-3.0-or-later
"""A service that speaks the public API as far as the window needs it, and misbehaves when it is told to.

Everything it was asked is kept in `requests`, so that a test can look who was shown the key.
"""
import datetime
import http.server
import json
import re
import socket
import ssl
import struct
import threading
import time
import urllib.parse

API = '/test_framework/v1/'
KEY_HEADER = 'X-CEKURA-API-KEY'
NOW = datetime.datetime.now(datetime.timezone.utc)

AGENT = {'id': 7, 'agent_name': 'Clinic reception', 'project': 3, 'language': 'en', 'inbound': True,
         'description': 'You answer the phone of a clinic. You book, move and cancel appointments.',
         'agent_gives_first_message': True, 'enabled_personalities': [1, 2],
         'websocket_headers': {'Authorization': 'not-for-anybody'}}
PERSONALITIES = [{'id': 1, 'project': 3, 'name': 'Plain caller', 'language': 'en', 'provider': '11labs'},
                 {'id': 2, 'project': 3, 'name': 'Worried caller', 'language': 'en', 'provider': '11labs'}]
PROFILES = [{'id': 5, 'project': 3, 'agent': 7, 'name': 'Sarah Johnson', 'scenarios': [],
             'information': {'testing_agent_variables': {'customer_name': 'Sarah Johnson'}, 'main_agent_variables': {}}}]


def stamp(number):
    return (NOW + datetime.timedelta(seconds=number)).isoformat().replace('+00:00', 'Z')


class Fault:
    """What happens instead of an answer, to the next @times requests that match; 0 for all until it is taken back."""

    def __init__(self, act, method=None, path=None, times=1):
        self.act, self.method, self.path, self.times = act, method, path, times

    def matches(self, method, path):
        return (self.method is None or self.method == method) and (self.path is None or re.search(self.path, path))


class Service:
    """Listens on 127.0.0.1; with @tls (certificate and key in one file) over TLS."""

    def __init__(self, key, tls=None, port=0):
        self.key = key
        self.requests = []
        self.faults = []
        self.jobs = {}
        self.lock = threading.RLock()
        self.scenarios = {}
        self.next_id = 101
        for name in ('CN-01: Cancel, then rebook', 'CN-02: Wrong birth date'):
            self.add(name=name, instructions='You are a patient. When asked for your name, say it.',
                     expected_outcome_prompt='The main agent should cancel the visit.', tags=['booking'])
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'

            def handle_any(self):
                service.handle(self)

            do_GET = do_POST = do_PATCH = do_DELETE = do_PUT = handle_any

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            allow_reuse_address = True

            def handle_error(self, *_):
                pass  # a client that hangs up is no news here

        self.server = Server(('127.0.0.1', port), Handler)
        self.port = self.server.server_address[1]
        self.scheme = 'http'
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(tls)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
            self.scheme = 'https'
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={'poll_interval': 0.02}, daemon=True)
        self.thread.start()

    @property
    def url(self):
        return f'{self.scheme}://127.0.0.1:{self.port}'

    def stop(self):
        """Nobody listens any more: the network is gone, as far as the window can tell."""
        self.server.shutdown()
        self.server.server_close()

    def again(self):
        """(a new Service): the same data on the same port."""
        other = Service(self.key, port=self.port)
        other.scenarios, other.next_id, other.jobs = self.scenarios, self.next_id, self.jobs
        return other

    # What it has

    def add(self, **members):
        with self.lock:
            number = self.next_id
            self.next_id += 1
            row = {'id': number, 'agent': 7, 'agent_name': 'Clinic reception', 'project': 3, 'personality': 1,
                   'personality_name': 'Plain caller', 'scenario_type': 'instruction', 'instructions': '',
                   'expected_outcome_prompt': '', 'scenario_language': 'en', 'first_message': 'Hello', 'tags': [],
                   'tool_ids': ['TOOL_END_CALL'], 'metrics': [], 'metric_names': [], 'test_profile': None,
                   'folder_path': None, 'max_duration': None, 'created_at': stamp(number), 'updated_at': stamp(number)}
            row.update(members)
            self.scenarios[number] = row
            return row

    def edit(self, number, **members):
        """Somebody else saves."""
        with self.lock:
            self.scenarios[number].update(members, updated_at=stamp(1000 + len(self.requests)))

    def by_name(self, name):
        with self.lock:
            return [row for row in self.scenarios.values() if row['name'] == name]

    # How it misbehaves

    def fault(self, act, method=None, path=None, times=1):
        with self.lock:
            fault = Fault(act, method, path, times)
            self.faults.append(fault)
            return fault

    def heal(self):
        with self.lock:
            self.faults.clear()

    def count(self, method=None, path=None):
        with self.lock:
            return sum(1 for r in self.requests if method in (None, r['method']) and (path is None or re.search(path, r['path'])))

    # How it answers

    def handle(self, handler):
        length = int(handler.headers.get('Content-Length') or 0)
        body = handler.rfile.read(length)
        with self.lock:
            self.requests.append({'method': handler.command, 'path': handler.path, 'body': body,
                                  'headers': {k.lower(): v for k, v in handler.headers.items()}})
            fault = next((f for f in self.faults if f.matches(handler.command, handler.path)), None)
            if fault and fault.times:
                fault.times -= 1
                if fault.times == 0:
                    self.faults.remove(fault)
        if fault:
            fault.act(self, handler, body)
            return
        self.answer(handler, body)

    def answer(self, handler, body):
        if handler.headers.get(KEY_HEADER) != self.key:
            self.send(handler, 401, {'detail': 'Invalid API key.'})
            return
        parts = urllib.parse.urlsplit(handler.path)
        query = dict(urllib.parse.parse_qsl(parts.query, keep_blank_values=True))
        data = json.loads(body) if body else {}
        with self.lock:
            status, answer = self.route(handler.command, parts.path, query, data)
        self.send(handler, status, answer)

    def route(self, method, path, query, data):
        if path == '/user/v1/projects/':
            return 200, [{'id': 3, 'name': 'Riverside Clinics', 'organization': {'id': 1, 'name': 'Riverside'}}]
        if path == API + 'aiagents/':
            return 200, self.page(path, query, [AGENT])
        if path == API + 'personalities/':
            return 200, PERSONALITIES
        if path == API + 'test-profiles/':
            return 200, PROFILES
        if path == API + 'scenarios/generate-instructions/' and method == 'POST':
            job = f'00000000-0000-4000-8000-{len(self.jobs):012d}'
            self.jobs[job] = {'status': 'completed', 'error': None,
                              'instructions': 'You are a patient. ' + data.get('extra_instructions', '')}
            return 200, {'progress_id': job, 'project_id': 3}
        if path == API + 'scenarios/instructions-progress/':
            job = self.jobs.get(query.get('progress_id'))
            return (200, job) if job else (404, {'detail': 'Not found.'})
        if path == API + 'scenarios/':
            if method == 'GET':
                return 200, self.page(path, query, list(self.scenarios.values()))
            row = self.add(**{k: v for k, v in data.items() if v is not None})
            return 201, row
        found = re.fullmatch(re.escape(API) + r'scenarios/(\d+)/', path)
        if found:
            return self.one(method, int(found.group(1)), data)
        return 404, {'detail': 'Not found.'}

    def one(self, method, number, data):
        row = self.scenarios.get(number)
        if row is None:
            return 404, {'detail': 'No Scenario matches the given query.'}
        if method == 'DELETE':
            del self.scenarios[number]
            return 204, None
        if method == 'PATCH':
            row.update(data, updated_at=stamp(1000 + len(self.requests)))
        return 200, row

    def page(self, path, query, rows):
        size, number = int(query.get('page_size', 20)), int(query.get('page', 1))
        end = number * size
        following = None
        if end < len(rows):
            following = f'{self.url}{path}?{urllib.parse.urlencode({**query, "page": number + 1})}'
        return {'count': len(rows), 'next': following, 'previous': None, 'results': rows[end - size:end]}

    @staticmethod
    def send(handler, status, answer, headers=(), kind='application/json'):
        body = b'' if answer is None else answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        handler.send_response(status)
        for name, value in headers:
            handler.send_header(name, value)
        if status != 204:
            handler.send_header('Content-Type', kind)
            handler.send_header('Content-Length', str(len(body)))
        handler.end_headers()
        if status != 204:
            handler.wfile.write(body)


# What a Fault can do

def status(number, answer=None, headers=(), kind='application/json'):
    return lambda service, handler, body: service.send(handler, number, answer, headers, kind)


def done_but_cut(service, handler, body):
    """Does what is asked, and the line is cut before the answer."""
    parts = urllib.parse.urlsplit(handler.path)
    with service.lock:
        service.route(handler.command, parts.path, dict(urllib.parse.parse_qsl(parts.query)), json.loads(body or b'{}'))
    cut(service, handler, body)


def cut(service, handler, body):
    """Not done, and the line is cut."""
    handler.close_connection = True
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
    handler.connection.close()


def slow(seconds):
    """A byte now and then."""
    def act(service, handler, body):
        handler.send_response(200)
        handler.send_header('Content-Type', 'application/json')
        handler.send_header('Content-Length', '1000')
        handler.end_headers()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                handler.wfile.write(b' ')
                handler.wfile.flush()
            except OSError:
                return
            time.sleep(0.1)
        handler.close_connection = True
    return act
