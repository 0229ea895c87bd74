#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line against a service that answers as told: lists, keys, what goes wrong, and what is sent."""
import json
import os
import re
import subprocess

from cli_test import CERTIFICATES, CLI, Bench, Stub, Terminal, TlsStub, equal, expect, interrupt, main

KEY = 'a-secret-key-that-nobody-prints'
AGENT = {'id': 1, 'name': 'Bookings', 'language': 'en', 'description': 'You book tables.'}
PERSONALITIES = [{'id': 5, 'name': 'Deutsch', 'language': 'de'}, {'id': 6, 'name': 'Calm', 'language': 'en'}]
GENERATE = ['generate', '--agent', '1', '--brief', 'Cancel the table.']


def found(value):
    return 200, {}, json.dumps(value)


def answers(generate):
    """A service with one agent; generate(n) answers the nth request for instructions, from 1."""
    count = [0]

    def answer(method, path, _number):
        path = path.split('?')[0]
        if method == 'POST' and path.endswith(('generate-instructions/', 'improve_instructions/')):
            count[0] += 1
            return generate(count[0])
        if path.endswith('aiagents/1/'):
            return found(AGENT)
        if path.endswith('aiagents/'):
            return found({'count': 1, 'next': None, 'previous': None, 'results': [AGENT]})
        if path.endswith('personalities/'):
            return found(PERSONALITIES)
        if path.endswith('instructions-progress/'):
            return found({'status': 'in_progress'})
        return 404, {}, '{"detail": "Not found."}'
    return answer


def run(stub, bench, *args, **more):
    result = bench.run('--url', stub.url, *args, env={'CEKURA_API_KEY': KEY, **more.pop('env', {})}, **more)
    assert KEY not in result.out + result.err
    return result


def sent(stub, method='POST'):
    return [json.loads(body) for how, _, _, body in stub.requests if how == method]


def test_key_and_list():
    bench = Bench()
    with Stub(answers(lambda n: found({}))) as stub:
        out = expect(run(stub, bench, 'agents'), 0).out
        equal([line.split()[:2] for line in out.splitlines()], [['ID', 'NAME'], ['1', 'Bookings']])
        equal(expect(run(stub, bench, 'agents', '--json'), 0).json()['agents'][0]['id'], 1)
        assert all(headers.get('X-Cekura-Api-Key', headers.get('X-CEKURA-API-KEY')) == KEY
                   for _, _, headers, _ in stub.requests), stub.requests
        expect(bench.run('agents', '--url', stub.url), 0)
        assert 'KEY' not in ''.join(stub.requests[-1][2]).upper()
        expect(bench.run('agents', env={'CEKURA_API_URL': stub.url, 'CEKURA_API_KEY': ' ' + KEY + '\n'}), 0)


def keep_workspaces(bench, stub):
    """As the window keeps them."""
    os.makedirs(bench.root + '/data/cuecard')
    with open(bench.root + '/data/cuecard/workspaces.json', 'w', encoding='utf-8') as file:
        json.dump({'version': 1, 'workspaces': [
            {'id': 'cekura-1', 'kind': 'cekura', 'name': 'Elsewhere', 'url': 'http://127.0.0.1:1'},
            {'id': 'cekura-2', 'kind': 'cekura', 'name': 'Kliniken Süd', 'url': stub.url, 'project': 7}]}, file)


def test_window_workspace():
    """A workspace of the window is meant by its name; an address is an address."""
    bench = Bench()
    env = {'CEKURA_API_KEY': KEY, 'CEKURA_API_URL': 'http://127.0.0.1:1'}
    with Stub(answers(lambda n: found({}))) as stub:
        keep_workspaces(bench, stub)
        expect(bench.run('agents', '--workspace', 'Kliniken Süd', env=env), 0)
        assert 'project_id=7' in stub.requests[-1][1], stub.requests[-1][1]
        assert KEY in stub.requests[-1][2].values(), stub.requests[-1][2]
        expect(bench.run('agents', '--workspace', 'Kliniken Süd', '--project', '8', env=env), 0)
        assert 'project_id=8' in stub.requests[-1][1], stub.requests[-1][1]
        expect(bench.run('agents', '--url', stub.url, env=env), 0)
        assert 'project' not in stub.requests[-1][1], stub.requests[-1][1]
        for args in (['--workspace', 'Kliniken Nord'], ['--url', 'Kliniken Süd']):
            result = expect(bench.run('agents', *args, env=env), 2)
            assert args[1] in result.err, result.err
        expect(bench.run('agents', '--workspace', 'Elsewhere', env=env), 4)


def test_workspaces():
    """The list, never with a key, also where there is none and where it is damaged."""
    bench = Bench()
    env = {'CEKURA_API_KEY': KEY}
    with Stub(answers(lambda n: found({}))) as stub:
        lines = expect(bench.run('workspaces', env=env), 0).out.splitlines()
        equal([line.split()[0] for line in lines], ['NAME', 'This'])
        keep_workspaces(bench, stub)
        lines = expect(bench.run('workspaces', env=env), 0).out.splitlines()
        equal(len(lines), 4)
        equal(lines[3].split(), ['Kliniken', 'Süd', stub.url, '7'])
        result = expect(bench.run('workspaces', '--json', env=env), 0)
        equal([(one['kind'], one['name'], one.get('project')) for one in result.json()['workspaces']],
              [('local', 'This Computer', None), ('cekura', 'Elsewhere', None), ('cekura', 'Kliniken Süd', 7)])
        assert KEY not in result.out
        equal(stub.requests, [])
    with open(bench.root + '/data/cuecard/workspaces.json', 'w', encoding='utf-8') as file:
        file.write('{')
    expect(bench.run('workspaces'), 1)


def test_window_local_workspace():
    bench = Bench()
    expect(bench.run('agents', '--workspace', 'This Computer'), 0)
    assert os.path.isdir(bench.root + '/data/cuecard/local')


def test_proxy():
    """What is not of this computer goes through the proxy that was given; what is, does not."""
    bench = Bench()
    with Stub(answers(lambda n: found({}))) as proxy, Stub(answers(lambda n: found({}))) as stub:
        expect(run(stub, bench, 'agents', '--proxy', proxy.url), 0)
        equal(proxy.requests, [])
        result = bench.run('agents', '--url', 'https://service.example', '--proxy', proxy.url, env={'CEKURA_API_KEY': KEY})
        expect(result, 4)
        equal({request[0:2] for request in proxy.requests}, {('CONNECT', 'service.example:443')})
        assert KEY not in str(proxy.requests)
        for bad in ('', 'proxy', 'ftp://proxy', 'http://user:word@proxy'):
            expect(run(stub, bench, 'agents', '--proxy', bad), 2)


def test_ca_file():
    bench = Bench()
    with Stub(answers(lambda n: found({}))) as stub:
        for bad in ('/no/such/file', bench.path('empty.pem', ''), bench.path('text.pem', 'Not a certificate.')):
            result = expect(run(stub, bench, 'agents', '--ca-file', bad), 1)
            assert bad in result.err, result.err
        equal(stub.requests, [])
        with TlsStub(answers(lambda n: found({}))) as secure:
            equal(expect(run(secure, bench, 'agents', '--json', env=bench.without_leak_check()), 4).json()['error']['code'], 'certificate')
            equal(secure.requests, [])
            expect(run(secure, bench, 'agents', '--ca-file', os.path.join(CERTIFICATES, 'authority.pem'),
                       env=bench.without_leak_check()), 0)


def slow_down(seconds, n_times, then):
    """Answers 429 to the first @n_times requests that @then would have answered."""
    count = [0]

    def answer(*request):
        count[0] += 1
        if count[0] <= n_times:
            return 429, {'Retry-After': str(seconds)}, '{"detail": "Slow down."}'
        return then(*request)
    return answer


def test_wait():
    """A short wait is told and waited for."""
    bench = Bench()
    with Stub(slow_down(1, 1, answers(lambda n: found({})))) as stub:
        result = run(stub, bench, 'agents', '--json')
        equal(result.code, 0, result.err)
        equal(result.json()['agents'][0]['id'], 1)
        assert re.fullmatch(r'cuecard-cli: The service asks to wait until \d\d:\d\d; .*\.\n', result.err), result.err
        equal(len(stub.requests), 2)

    starts = slow_down(1, 1, lambda n: found({'instructions': 'You cancel.'}))
    with Stub(answers(starts)) as stub:
        result = run(stub, bench, *GENERATE, '--variants', '2', '--json')
        equal(result.code, 0, result.err)
        equal(len(result.json()['variants']), 2)
        assert 'asks to wait until' in result.err, result.err


def test_wait_too_long():
    """Nobody is kept waiting for hours: it says until when, and ends as without a network."""
    bench = Bench()
    with Stub(slow_down(7200, 99, answers(lambda n: found({})))) as stub:
        told = expect(run(stub, bench, 'agents', '--json'), 4).json()
        equal(told['error']['code'], 'busy')
        assert 'too long' in told['error']['sentence'], told
        equal(len(stub.requests), 1)
    # The waits of a run count together.
    with Stub(slow_down(121, 99, answers(lambda n: found({})))) as stub:
        expect(run(stub, bench, 'agents'), 4)
    with Stub(answers(slow_down(7200, 99, lambda n: found({'instructions': 'You cancel.'})))) as stub:
        result = expect(run(stub, bench, *GENERATE), 4)
        assert 'may still finish' not in result.err, result.err
        equal(len(sent(stub)), 1)


def test_wait_interrupted():
    bench = Bench()
    with Stub(slow_down(100, 99, answers(lambda n: found({})))) as stub:
        process = bench.start('--url', stub.url, 'agents', env={'CEKURA_API_KEY': KEY})
        line = process.stderr.readline().decode()
        assert 'asks to wait until' in line, line
        result = interrupt(process)
        equal(result.code, 5, result.err)
        assert result.err.strip().endswith('Cancelled.'), result.err


def test_refused_while_writing():
    """A key that ends while the service writes ends the command: nobody could bring another."""
    bench = Bench()
    base = answers(lambda n: found({'progress_id': f'job-{n}', 'project_id': 1}))

    def answer(method, path, number):
        if 'instructions-progress/' in path:
            return 401, {}, '{"detail": "Expired."}'
        return base(method, path, number)

    with Stub(answer) as stub:
        told = expect(run(stub, bench, *GENERATE, '--variants', '6', '--json'), 3).json()
        equal(told['error']['code'], 'unauthorized')
        equal(told['variants'], [])


def test_failures():
    bench = Bench()
    for status, headers, body, code, word in [
            (401, {}, '{"detail": "Invalid API key."}', 3, 'unauthorized'),
            (403, {}, '{"detail": "Read-only key."}', 3, 'forbidden'),
            (404, {}, '{"detail": "Not found."}', 1, 'not-found'),
            (400, {}, '{"agent": ["Bad\\nvalue."]}', 1, 'rejected'),
            (500, {'Content-Type': 'text/html'}, '<html>\n<h1>Oops</h1>\n</html>', 1, 'server'),
            (200, {'Content-Type': 'text/html'}, '<html>welcome</html>', 1, 'malformed'),
            (200, {}, '{"results": [', 1, 'malformed'),
    ]:
        with Stub(lambda *_: (status, headers, body)) as stub:
            result = expect(run(stub, bench, 'scenario', '7'), code)
            equal(result.out, '')
            equal(len(result.err.strip().splitlines()), 1, result.err)
            equal(expect(run(stub, bench, '--json', 'scenario', '7'), code).json()['error']['code'], word)


def test_request():
    bench = Bench()
    with Stub(answers(lambda n: found({'instructions': 'You cancel.'}))) as stub:
        told = expect(run(stub, bench, *GENERATE, '--json', '--name', 'Cancel', '--project', '9', '--language', 'de',
                          '--profile', '3'), 0).json()
        equal(told['variants'][0]['instructions'], 'You cancel.')
        assert told['variants'][0]['requests'] >= 1 and told['variants'][0]['seconds'] >= 0, told
        equal(told['failed'], [])
        body = sent(stub)[-1]
        equal((body['agent'], body['personality'], body['test_profile'], body['project'], body['scenario_language'],
               body['name'], body['extra_instructions']), (1, 5, 3, 9, 'de', 'Cancel', 'Cancel the table.'))
        assert 'seed' not in json.dumps(body), body
        # Without a language: the agent's, and the first personality that fits it.
        expect(run(stub, bench, *GENERATE), 0)
        equal((sent(stub)[-1]['scenario_language'], sent(stub)[-1]['personality']), ('en', 6))
        expect(run(stub, bench, *GENERATE, '--personality', '5'), 0)
        equal(sent(stub)[-1]['personality'], 5)


def test_some_fail():
    bench = Bench()

    def generate(number):
        return (400, {}, '{"detail": "No credits left."}') if number == 2 else found({'instructions': f'Text {number}.'})

    with Stub(answers(generate)) as stub:
        told = expect(run(stub, bench, *GENERATE, '--variants', '3', '--json'), 1).json()
        equal(len(told['variants']), 2)
        equal(len(told['failed']), 1)
        assert 'No credits left.' in told['failed'][0]['sentence'], told
        equal(told['error']['code'], 'failed')
        equal(len(sent(stub)), 3)
    with Stub(answers(generate)) as stub:
        result = expect(run(stub, bench, *GENERATE, '--variants', '3'), 1)
        equal(result.out.count('Text '), 2)
        assert '2 of 3 variants were written.' in result.err, result.err


def test_none_written():
    """Where nothing was written, the exit status tells why, also when the first requests went well."""
    bench = Bench()
    for status, body, code, word in ((401, '{"detail": "Expired."}', 3, 'unauthorized'),
                                     (400, '{"extra_instructions": ["Too vague."]}', 1, 'rejected')):
        with Stub(answers(lambda n: (status, {}, body))) as stub:
            told = expect(run(stub, bench, *GENERATE, '--json'), code).json()
            equal(told['error']['code'], word)
            equal(len(sent(stub)), 1)

    def close_and_fail(stub):
        def answer(method, path, number):
            if 'personalities/' in path:
                # What was asked is still answered; whoever comes next finds nobody.
                stub[0].server.socket.close()
            return answers(lambda n: found({}))(method, path, number)
        return answer

    holder = []
    with Stub(close_and_fail(holder)) as stub:
        holder.append(stub)
        told = expect(run(stub, bench, *GENERATE, '--json'), 4).json()
        # A connection that the system had accepted already breaks, any other is refused.
        assert told['error']['code'] in ('offline', 'interrupted'), told


def test_interrupted():
    """Ctrl+C while the service writes: told on the terminal, ended with 5, nothing asked twice."""
    bench = Bench()
    with Stub(answers(lambda n: found({'progress_id': f'job-{n}', 'project_id': 1}))) as stub:
        for flags in ([], ['--json']):
            terminal = Terminal()
            before = len(sent(stub))
            process = bench.start('--url', stub.url, *flags, *GENERATE, env={'CEKURA_API_KEY': KEY}, stderr=terminal.slave)
            terminal.read_until(process, b' s)')
            while len(sent(stub)) == before:
                assert process.poll() is None
            terminal.read_until(process, b'writing')
            result = interrupt(process)
            told = terminal.read_until(process).decode()
            terminal.close()
            equal(result.code, 5, told)
            assert 'may still finish' in told and 'Cancelled.' in told, told
            equal(len(sent(stub)), before + 1)
            if flags:
                equal(json.loads(result.out)['error']['code'], 'cancelled')
                equal(json.loads(result.out)['variants'], [])
            else:
                equal(result.out, '')


def test_no_reader():
    """Output that goes nowhere is a failure, not a crash."""
    bench = Bench()
    with Stub(answers(lambda n: found({}))) as stub, open('/dev/full', 'wb') as full:
        done = subprocess.run([CLI, '--url', stub.url, 'agents'], env={**bench.env, 'CEKURA_API_KEY': KEY}, stdout=full,
                              stderr=subprocess.PIPE, timeout=60)
        equal(done.returncode, 1, done.stderr)


def test_texts_from_outside():
    """What a service sends is shown without its control characters."""
    bench = Bench()
    evil = {**AGENT, 'name': 'A\x1b[31m\u202eevil\nname' + 'x' * 200}
    with Stub(lambda *_: found([evil])) as stub:
        out = expect(run(stub, bench, 'agents'), 0).out
        assert '\x1b' not in out and '\u202e' not in out and len(out.splitlines()) == 2, repr(out)
    with Stub(lambda *_: found({'id': 7, 'name': 'n', 'instructions': 'One.\x1b[2J\nTwo.'})) as stub:
        out = expect(run(stub, bench, 'scenario', '7'), 0).out
        assert '\x1b' not in out and 'One.' in out and '\nTwo.' in out, repr(out)


main([test_key_and_list, test_window_workspace, test_workspaces, test_window_local_workspace, test_proxy, test_ca_file,
      test_wait, test_wait_too_long, test_wait_interrupted, test_refused_while_writing, test_failures, test_request, test_some_fail, test_none_written,
      test_interrupted, test_no_reader, test_texts_from_outside])
