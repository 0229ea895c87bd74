#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line on the local workspace: every command with the real service and its writer."""
import glob
import json
import os
import shutil

from cli_test import Bench, Service, Terminal, equal, expect, interrupt, main

BRIEF = 'The caller wants to cancel the appointment and hesitates once before confirming.'
PROMPT = 'You are the receptionist of a clinic. You book, move and cancel appointments. Ask for the name first.'


def list_ids(bench, command):
    return [row['id'] for row in expect(bench.local('--json', command), 0).json()[command]]


def test_lists():
    bench = Bench()
    for command, least in (('agents', 2), ('personalities', 8), ('profiles', 2), ('scenarios', 6)):
        rows = expect(bench.local('--json', command), 0).json()[command]
        assert len(rows) >= least, (command, len(rows))
        out = expect(bench.local(command), 0).out.splitlines()
        equal(len(out), len(rows) + 1, command)
        assert out[0].startswith('ID'), out[0]
        for row in rows:
            assert any(line.startswith(str(row['id']) + ' ') for line in out[1:]), row
    agent = rows[0]['agent']
    own = expect(bench.local('--json', 'scenarios', '--agent', str(agent)), 0).json()['scenarios']
    assert own and all(row['agent'] == agent for row in own), own


def test_scenario():
    bench = Bench()
    row = expect(bench.local('--json', 'scenarios'), 0).json()['scenarios'][0]
    out = expect(bench.local('scenario', str(row['id'])), 0).out
    assert row['name'] in out and row['instructions'].strip().splitlines()[0] in out, out
    equal(expect(bench.local('scenario', str(row['id']), '--json'), 0).json()['scenario']['id'], row['id'])
    result = expect(bench.local('--json', 'scenario', '987654'), 1)
    equal(result.json()['error']['code'], 'not-found')


def test_generate():
    bench = Bench()
    agent = str(list_ids(bench, 'agents')[0])
    out = expect(bench.local('generate', '--agent', agent, '--brief', BRIEF), 0).out
    assert len(out.split()) > 20, out
    told = expect(bench.local('generate', '--agent', agent, '--brief', BRIEF, '--variants', '3', '--json'), 0).json()
    texts = [variant['instructions'] for variant in told['variants']]
    equal(len(set(texts)), 3)
    equal(len({variant['seed'] for variant in told['variants']}), 3)
    assert all(variant['seconds'] >= 0.1 and variant['requests'] >= 1 for variant in told['variants']), told
    assert told['requests'] >= sum(variant['requests'] for variant in told['variants']), told
    out = expect(bench.local('generate', '--agent', agent, '--brief', BRIEF, '--variants', '2'), 0).out
    assert '--- Variant 1 ---' in out and '--- Variant 2 ---' in out, out
    # Nothing is left behind of what has been handed over.
    assert glob.glob(bench.data + '/*.sqlite*'), os.listdir(bench.data)


def test_vary():
    """A matrix in one go: what each was ordered with is told, and how many requests it is before they leave."""
    bench = Bench()
    agent = str(list_ids(bench, 'agents')[0])
    order = ['generate', '--agent', agent, '--brief', BRIEF, '--json']
    result = expect(bench.local(*order, '--vary', 'language', '--values', 'de,en', '--variants', '2', '--parallel', '2'), 0)
    assert '4 requests' in result.told, result.told
    told = result.json()['variants']
    equal(sorted(variant['language'] for variant in told), ['de', 'de', 'en', 'en'])
    equal({variant['label'] for variant in told}, {'German', 'English'})
    equal(len({(variant['language'], variant['seed']) for variant in told}), 4)
    people = list_ids(bench, 'personalities')[:2]
    told = expect(bench.local(*order, '--vary', 'personality', '--values', ' , '.join(map(str, people + people[:1]))),
                  0).json()['variants']
    equal([variant['personality'] for variant in told], people)
    profiles = [row['id'] for row in expect(bench.local('--json', 'profiles', '--agent', agent), 0).json()['profiles']]
    told = expect(bench.local(*order, '--vary', 'profile', '--values', 'all'), 0).json()['variants']
    equal([variant['profile'] for variant in told], profiles)
    out = expect(bench.local('generate', '--agent', agent, '--brief', BRIEF, '--vary', 'language', '--values', 'de,fr'), 0).out
    assert '--- Variant 1: German ---' in out and '--- Variant 2: French ---' in out, out
    for vary, values in (('language', 'klingon'), ('language', ','), ('personality', '987654'), ('personality', 'x'),
                         ('profile', '1,x')):
        result = expect(bench.local(*order, '--vary', vary, '--values', values), 2)
        equal(result.json()['error']['code'], 'usage')
    expect(bench.local('generate', '--agent', agent, '--brief', BRIEF), 0)
    equal(bench.local('generate', '--agent', agent, '--brief', BRIEF).err, '')


def test_wish():
    bench = Bench()
    agent = str(list_ids(bench, 'agents')[0])
    told = expect(bench.local('generate', '--agent', agent, '--brief', BRIEF, '--wish', 'Be in a hurry.', '--json'), 0).json()
    equal(told['variants'][0]['wish'], 'Be in a hurry.')
    text = bench.path('text.txt', 'You are a patient. Say that you want to cancel.\nThank them and hang up.\n')
    result = expect(bench.local('improve', '--agent', agent, '--text', '@' + text, '--wish', 'Be more polite.', '--variants', '2',
                                '--json'), 0)
    equal([variant['wish'] for variant in result.json()['variants']], ['Be more polite.'] * 2)
    assert '2 requests' in result.told, result.told
    for args in (['improve', '--agent', agent, '--text', '@' + text, '--wish', ' '],
                 ['generate', '--agent', agent, '--brief', BRIEF, '--wish', ' ']):
        expect(bench.local(*args), 2)


def test_activity():
    """Nothing where nothing was ordered or all of it was handed over; what was broken off stays known."""
    bench = Bench()
    expect(bench.local('activity'), 0)
    equal(expect(bench.local('activity', '--json'), 0).json(), {'generations': []})
    agent = str(list_ids(bench, 'agents')[0])
    terminal = Terminal()
    process = bench.start('--local', bench.data, 'generate', '--agent', agent, '--brief', BRIEF, '--variants', '2', '--name', 'Zögert',
                          env={'CUECARD_WRITE_SECONDS': '30'}, stderr=terminal.slave)
    terminal.read_until(process, b'0 of 2 variants done')
    interrupt(process)
    terminal.close()
    told = expect(bench.local('activity', '--json'), 0).json()['generations']
    equal([(one['state'], one['active'], one['needs_you'], one['scenario']) for one in told],
          [('stopped', False, False, 'Zögert')] * 2)
    assert all(one['created'].endswith('Z') and one['state_text'] and one['batch'] for one in told), told
    lines = expect(bench.local('activity'), 0).out.splitlines()
    equal(len(lines), 3)
    assert lines[0].startswith('AGE') and 'Zögert' in lines[1] and 'just now' in lines[1], lines


def test_activity_killed():
    """What was on its way when the program was killed is still known."""
    bench = Bench()
    agent = str(list_ids(bench, 'agents')[0])
    terminal = Terminal()
    process = bench.start('--local', bench.data, 'generate', '--agent', agent, '--brief', BRIEF, '--variants', '2',
                          env={'CUECARD_WRITE_SECONDS': '30'}, stderr=terminal.slave)
    terminal.read_until(process, b'0 of 2 variants done')
    process.kill()
    process.communicate()
    terminal.close()
    told = expect(bench.local('activity', '--json'), 0).json()['generations']
    equal(len(told), 2)
    assert all(one['state'] in ('waiting', 'sending', 'sent', 'writing', 'uncertain') for one in told), told


def test_activity_window():
    """What the window has ordered in a workspace is listed too, newest first, without a service or a key."""
    bench = Bench()
    agent = str(list_ids(bench, 'agents')[0])
    terminal = Terminal()
    process = bench.start('--local', bench.data, 'generate', '--agent', agent, '--brief', BRIEF, '--name', 'From the window',
                          env={'CUECARD_WRITE_SECONDS': '30'}, stderr=terminal.slave)
    terminal.read_until(process, b' s)')
    interrupt(process)
    terminal.close()
    os.makedirs(bench.root + '/data/cuecard', exist_ok=True)
    for path in glob.glob(bench.data + '/cuecard-cli.sqlite*'):
        shutil.copy(path, bench.root + '/data/cuecard/workspace-local.db' + path.partition('.sqlite')[2])
    for env in ({}, {'CUECARD_SERVICE': '/nonexistent'}):
        told = expect(bench.run('activity', '--workspace', 'This Computer', '--json', env=env), 0).json()['generations']
        equal([(one['state'], one['scenario']) for one in told], [('stopped', 'From the window')])
    with open(bench.root + '/data/cuecard/workspace-local.db', 'wb') as file:
        file.write(b'no database at all' * 100)
    expect(bench.run('activity', '--workspace', 'This Computer'), 1)


def test_structured():
    bench = Bench()
    agent = str(list_ids(bench, 'agents')[0])
    told = expect(bench.local('generate', '--agent', agent, '--brief', BRIEF, '--kind', 'conditional_actions', '--json'),
                  0).json()
    assert json.loads(told['variants'][0]['instructions'])['conditions'], told
    equal(told['variants'][0]['structured'], True)


def test_save():
    bench = Bench()
    agent = str(list_ids(bench, 'agents')[0])
    before = list_ids(bench, 'scenarios')
    told = expect(bench.local('generate', '--agent', agent, '--brief', BRIEF, '--name', 'Zögert einmal', '--save',
                              '--json'), 0).json()
    saved = expect(bench.local('scenario', str(told['scenario']['id']), '--json'), 0).json()['scenario']
    equal((saved['name'], saved['instructions'], saved['agent']),
          ('Zögert einmal', told['variants'][0]['instructions'], int(agent)))
    equal(len(list_ids(bench, 'scenarios')), len(before) + 1)
    out = expect(bench.local('generate', '--agent', agent, '--brief', BRIEF, '--name', 'Again', '--save'), 0).out
    assert 'Saved as scenario' in out and 'Again' in out, out
    equal(len(list_ids(bench, 'scenarios')), len(before) + 2)
    # Without --save the name goes along, and nothing is created.
    expect(bench.local('generate', '--agent', agent, '--brief', BRIEF, '--name', 'Only a name'), 0)
    equal(len(list_ids(bench, 'scenarios')), len(before) + 2)


def test_briefs():
    bench = Bench()
    agent = str(list_ids(bench, 'agents')[0])
    for brief, stdin in (('@' + bench.path('brief.txt', BRIEF), b''), ('@-', BRIEF.encode()),
                         ('@' + bench.path('control.txt', b'Cancel\0 the \x1b[31mtable\r\nnow.\x07'), b''),
                         ('ألغِ the الموعد now', b'')):
        expect(bench.local('generate', '--agent', agent, '--brief', brief, stdin=stdin), 0)
    for brief, stdin, code in (('', b'', 2), ('  \n\t', b'', 2), ('@-', b'', 2), ('@-', b'\0\0', 2),
                               ('@' + bench.path('large.txt', 'x' * 100000), b'', 2),
                               ('@' + bench.path('missing.txt'), b'', 1), ('@', b'', 1), ('@' + bench.root, b'', 1),
                               ('😀😀', b'', 2),
                               ('@' + bench.path('bytes.txt', b'caf\xe9 \xff'), b'', 1), ('@-', b'\xff', 1)):
        result = expect(bench.local('generate', '--agent', agent, '--brief', brief, stdin=stdin), code)
        equal(result.out, '', brief)
    expect(bench.local('generate', '--agent', agent, '--brief', BRIEF, '--name', 'n' * 81, '--save'), 2)
    expect(bench.local('generate', '--agent', agent, '--brief', BRIEF, '--name', 'n' * 80, '--save'), 0)
    equal(expect(bench.local('--json', 'generate', '--agent', '987654', '--brief', BRIEF), 1).json()['error']['code'],
          'not-found')
    expect(bench.local('generate', '--agent', agent, '--brief', BRIEF, '--personality', '987654'), 1)


def test_improve():
    bench = Bench()
    agent = str(list_ids(bench, 'agents')[0])
    text = bench.path('text.txt', 'You are a patient. Say that you want to cancel.\nThank them and hang up.\n')
    told = expect(bench.local('improve', '--agent', agent, '--text', '@' + text, '--brief', 'Be more polite.', '--json'),
                  0).json()
    equal(len(told['variants']), 1)
    assert told['variants'][0]['instructions'].strip(), told
    for args in (['--text', '@' + bench.path('empty.txt', ''), '--brief', 'x'], ['--text', 'x', '--brief', ' ']):
        expect(bench.local('improve', '--agent', agent, *args), 2)


def test_create_agent():
    bench = Bench()
    path = bench.path('prompt.txt', PROMPT)
    out = expect(bench.local('create-agent', '--name', 'Klinik', '--description', '@' + path), 0).out
    ident = list_ids(bench, 'agents')
    assert any(f'Created agent {one}: Klinik' in out for one in ident), out
    agent = expect(bench.local('--json', 'create-agent', '--name', 'Zwei', '--description', PROMPT, '--language', 'de'),
                   0).json()['agent']
    equal((agent['name'], agent['description']), ('Zwei', PROMPT))
    assert expect(bench.local('generate', '--agent', str(agent['id']), '--brief', BRIEF), 0).out
    for args in (['--name', ' ', '--description', 'x'], ['--name', 'x', '--description', ' ']):
        expect(bench.local('create-agent', *args), 2)
    expect(bench.local('create-agent', '--name', 'x', '--description', '@' + bench.path('none')), 1)


def test_keys():
    bench = Bench()
    with Service(bench) as service:
        for key, code in (('wrong', 3), (service.key, 0), ('', 3)):
            result = bench.run('agents', '--url', service.url, env={'CEKURA_API_KEY': key})
            expect(result, code)
            assert service.key not in result.out + result.err
        agent = '1'
        result = expect(bench.run('generate', '--url', service.url + '/', '--agent', agent, '--brief', BRIEF, '--json',
                                  env={'CEKURA_API_KEY': 'wrong'}), 3)
        equal(result.json()['error']['code'], 'unauthorized')
        told = expect(bench.run('generate', '--url', service.url + '/', '--agent', agent, '--brief', BRIEF, '--json',
                                env={'CEKURA_API_KEY': service.key}), 0).json()
        assert told['variants'][0]['instructions'], told


def test_interrupted():
    bench = Bench()
    agent = str(list_ids(bench, 'agents')[0])
    terminal = Terminal()
    process = bench.start('--local', bench.data, 'generate', '--agent', agent, '--brief', BRIEF, '--variants', '2', '--json',
                          env={'CUECARD_WRITE_SECONDS': '30'}, stderr=terminal.slave)
    terminal.read_until(process, b'0 of 2 variants done')
    result = interrupt(process)
    told = terminal.read_until(process).decode()
    terminal.close()
    equal(result.code, 5, told)
    equal(json.loads(result.out)['error']['code'], 'cancelled')
    # The workspace is whole, and the next run does not care.
    expect(bench.local('generate', '--agent', agent, '--brief', BRIEF), 0)


def test_folder():
    bench = Bench()
    equal(expect(bench.run('--local', bench.path('file', 'x'), 'agents', '--json'), 1).json()['error']['code'], 'file')
    expect(bench.run('--local', bench.path('new/deep'), 'agents'), 0)
    expect(bench.run('agents', '--local', bench.path('sp ace ü')), 0)


main([test_lists, test_scenario, test_generate, test_vary, test_wish, test_activity, test_activity_killed, test_activity_window,
      test_structured, test_save, test_briefs, test_improve, test_create_agent,
      test_keys, test_interrupted, test_folder])
