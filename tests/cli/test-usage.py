#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options, help, exit statuses that need no service, and what the program is linked with."""
import subprocess

from cli_test import CLI, Bench, equal, expect, main

COMMANDS = ['workspaces', 'agents', 'personalities', 'profiles', 'scenarios', 'scenario', 'generate', 'improve', 'compare',
            'activity', 'create-agent']


def test_links_no_gtk():
    libraries = subprocess.run(['ldd', CLI], capture_output=True, text=True, check=True).stdout.lower()
    assert 'libglib' in libraries
    for name in ('gtk', 'adwaita', 'libgdk', 'gtksource', 'libx11', 'wayland'):
        assert name not in libraries, name


def test_version():
    result = expect(Bench().run('--version'), 0)
    assert result.out.startswith('cuecard-cli 0.'), result.out


def test_help():
    bench = Bench()
    general = expect(bench.run('--help'), 0).out
    for command in COMMANDS:
        assert f'\n  {command} ' in general, command
        own = expect(bench.run(command, '--help'), 0).out
        assert own != general and command in own and '--json' in own, own
        equal(expect(bench.run('-h', command), 0).out, own)
    assert '--brief' not in general
    assert '--personality' in bench.run('generate', '--help').out
    assert '--url' not in bench.run('workspaces', '--help').out
    for option in ('--format', '--output', 'scenario:ID'):
        assert option in bench.run('compare', '--help').out, option
    for option in ('--variants', '--parallel', '--vary', '--values', '--wish'):
        assert option in bench.run('generate', '--help').out, option
    for option in ('--workspace', '--ca-file', '--proxy'):
        assert option in general, option


def test_wrong_use():
    bench = Bench()
    for args in [
            [], ['no-such-command'], ['--no-such-option'], ['agents', 'more'], ['agents', '--agent'],
            ['agents', '--brief', 'x'], ['agents', '--project', 'x'], ['agents', '--project', '0'],
            ['agents', '--project', '99999999999999999999'],
            ['scenario'], ['scenario', 'x'], ['scenario', '-1'], ['scenario', '1', '2'],
            ['generate'], ['generate', '--agent', '1'], ['generate', '--brief', 'x'],
            ['generate', '--agent', '-1', '--brief', 'x'],
            ['generate', '--agent', '1', '--brief', 'x', '--variants', '0'],
            ['generate', '--agent', '1', '--brief', 'x', '--variants', '9'],
            ['generate', '--agent', '1', '--brief', 'x', '--variants', 'many'],
            ['generate', '--agent', '1', '--brief', 'x', '--language', 'klingon'],
            ['generate', '--agent', '1', '--brief', 'x', '--kind', 'real_world_smart'],
            ['generate', '--agent', '1', '--brief', 'x', '--save'],
            ['generate', '--agent', '1', '--brief', b'\xff\xfe'],
            ['improve', '--agent', '1', '--brief', 'x'], ['improve', '--agent', '1', '--text', 'x'],
            ['improve', '--agent', '1', '--text', 'x', '--vary', 'language', '--values', 'de'],
            ['generate', '--agent', '1', '--brief', 'x', '--vary', 'language'],
            ['generate', '--agent', '1', '--brief', 'x', '--values', 'de'],
            ['generate', '--agent', '1', '--brief', 'x', '--vary', 'weather', '--values', 'all'],
            ['generate', '--agent', '1', '--brief', 'x', '--parallel', '0'],
            ['generate', '--agent', '1', '--brief', 'x', '--parallel', '65'],
            ['compare'], ['compare', 'a'], ['compare', 'a', 'b', 'c', 'd', 'e'], ['compare', '-', '-'],
            ['compare', 'a', 'b', '--format', 'pdf'], ['agents', '--format', 'html'], ['agents', '--output', 'x'],
            ['activity', 'more'], ['activity', '--brief', 'x'], ['compare', 'a', 'b', '--url', 'http://127.0.0.1'],
            ['create-agent', '--name', 'x'], ['create-agent', '--description', 'x'],
            ['workspaces', 'more'], ['workspaces', '--url', 'http://127.0.0.1'], ['workspaces', '--workspace', 'x'],
            ['agents', '--workspace', ''], ['agents', '--workspace', b'\xff'], ['agents', '--workspace', 'x', '--local', 'y'],
            ['agents', '--workspace', 'x', '--url', 'http://127.0.0.1:1'],
            ['agents', '--url', 'x', '--local', 'y'], ['agents', '--url', ''], ['agents', '--url', 'ftp://host'],
            ['agents', '--url', 'http://somewhere.example'], ['agents', '--url', 'https://user:word@host'],
    ]:
        result = expect(bench.run(*args), 2)
        equal(result.out, '', args)
        equal(len(result.err.strip().splitlines()), 1, args)
        told = expect(bench.run('--json', *args), 2).json()
        equal(told['error']['code'], 'usage', args)
        assert result.err.strip().endswith(told['error']['sentence']), (result.err, told)


def test_no_key():
    result = expect(Bench().run('agents', '--url', 'https://service.example', '--json'), 3)
    equal(result.json()['error']['code'], 'no-key')


def test_closed_port():
    bench = Bench()
    for place in (['--url', 'http://127.0.0.1:1'], []):
        env = {} if place else {'CEKURA_API_URL': 'http://127.0.0.1:1/'}
        for command in (['agents'], ['generate', '--agent', '1', '--brief', 'x'],
                        ['create-agent', '--name', 'x', '--description', 'y']):
            result = expect(bench.run(*command, *place, env=env), 4)
            equal(result.out, '')
            equal(expect(bench.run('--json', *place, *command, env=env), 4).json()['error']['code'], 'offline')


def test_formats_exclude():
    result = expect(Bench().run('compare', 'a', 'b', '--json', '--format', 'html'), 2)
    equal(result.json()['error']['code'], 'usage')


main([test_links_no_gtk, test_version, test_help, test_wrong_use, test_no_key, test_closed_port, test_formats_exclude])
