#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command compare: marks for people, the document for programs, bad files."""
import os
import subprocess

from cli_test import CLI, Bench, Terminal, equal, expect, interrupt, main

LEFT = 'You call. Say your full name.\nDecline every offer.\nHang up.\n'
RIGHT = 'You call. Say your first name.\nThank them warmly instead!\nHang up.'
ARABIC = 'قُلْ إنّك تريد الإلغاء. انتظر الردّ.'
CHINESE = '我想取消我的预约。请帮我改到星期二。'


def files(bench, left, right):
    return bench.path('left.txt', left), bench.path('right.txt', right)


def sides(words):
    return (''.join(text for kind, text in words if kind in '=-'),
            ''.join(text for kind, text in words if kind in '=+'))


def test_people():
    bench = Bench()
    out = expect(bench.run('compare', *files(bench, LEFT, RIGHT)), 0).out
    equal(out.splitlines()[:5], ['  You call.', '~ Say your [-full-]{+first+} name.', '- [-Decline every offer.-]',
                                 '+ {+Thank them warmly instead!+}', '  Hang up.'])
    assert '3 of 5 sentences differ.' in out, out
    assert '\x1b' not in out


def test_same():
    bench = Bench()
    out = expect(bench.run('compare', *files(bench, LEFT, LEFT + '\n\n')), 0).out
    assert 'Both texts say the same.' in out, out


def test_little_stays():
    bench = Bench()
    out = expect(bench.run('compare', *files(bench, 'Wait for the next question politely.',
                                             'Wait for another question loudly instead.')), 0).out
    equal(out.splitlines()[:2], ['< Wait for the next question politely.',
                                 '> Wait for {+another+} question {+loudly instead+}.'])


def test_terminal():
    bench = Bench()
    terminal = Terminal()
    process = subprocess.Popen([CLI, 'compare', *files(bench, LEFT, RIGHT)], env={**bench.env, 'TERM': 'xterm'},
                    stdout=terminal.slave)
    seen = terminal.read_until(process).decode()
    equal(process.wait(), 0)
    assert '\x1b[9;33mfull\x1b[0m\x1b[4;34mfirst\x1b[0m' in seen, seen
    process = subprocess.Popen([CLI, 'compare', *files(bench, LEFT, RIGHT)], env={**bench.env, 'TERM': 'xterm', 'NO_COLOR': '1'},
                    stdout=terminal.slave)
    terminal.seen = b''
    seen = terminal.read_until(process).decode()
    equal(process.wait(), 0)
    terminal.close()
    assert '\x1b' not in seen and '[-full-]{+first+}' in seen, seen


def test_json():
    bench = Bench()
    for left, right in [(LEFT, RIGHT), ('', ''), ('', 'a'), ('a\r\n b', 'a\n b\n'), (ARABIC, ARABIC[4:]),
                        (CHINESE, CHINESE.replace('星期二', '星期三')), ('a 👩‍👩‍👧 "q" \\ \x1f b', 'a 👩‍👩‍👧 “q” \t b')]:
        told = expect(bench.run('--json', 'compare', *files(bench, left, right)), 0).json()
        equal(sides(told['words']), (left, right))
        for pair in told['pairs']:
            equal(pair['left'] is None, pair['kind'] == 'right-only')
            equal(pair['right'] is None, pair['kind'] == 'left-only')
        equal(told['changes'], sum(pair['kind'] != 'same' for pair in told['pairs']))
        equal(told['coarse'], False)
    told = bench.run('compare', '--json', *files(bench, LEFT, RIGHT)).json()
    equal([pair['kind'] for pair in told['pairs']], ['same', 'changed', 'left-only', 'right-only', 'same'])
    equal(told['pairs'][1], {'kind': 'changed', 'left': 'Say your full name.', 'right': 'Say your first name.'})


def test_numbers():
    """Steps that were only counted anew are the same; the words are of the whole texts all the same."""
    bench = Bench()
    left, right = files(bench, '1. Call.\n2. Ask why.\n3. Say your full name.\n',
                        '1. Smile warmly.\n2. Call.\n3. Ask why.\n4. Say your first name.\n')
    told = expect(bench.run('--json', 'compare', left, right), 0).json()
    equal([pair['kind'] for pair in told['pairs']], ['right-only', 'same', 'same', 'changed'])
    equal(told['pairs'][1], {'kind': 'same', 'left': '1. Call.', 'right': '2. Call.'})
    equal(told['changes'], 2)
    equal(sides(told['words']), tuple(open(name, encoding='utf-8').read() for name in (left, right)))
    equal(expect(bench.run('compare', left, right), 0).out.splitlines()[3], '~ 4. Say your [-full-]{+first+} name.')


def test_locale():
    bench = Bench()
    left, right = files(bench, CHINESE, CHINESE + '好。')
    for env in ({'LC_ALL': 'C'}, {'LC_ALL': 'C.UTF-8'}):
        assert '好。' in expect(bench.run('compare', left, right, env=env), 0).out


def test_standard_input():
    bench = Bench()
    told = expect(bench.run('compare', '-', bench.path('right', RIGHT), '--json', stdin=LEFT.encode()), 0).json()
    equal(sides(told['words']), (LEFT, RIGHT))


def test_bad_files():
    bench = Bench()
    good = bench.path('good', 'a')
    for bad in (bench.path('missing'), bench.root, bench.path('bytes', b'a\xff\xfe'), bench.path('nul', b'a\0b')):
        for pair in ((bad, good), (good, bad)):
            result = expect(bench.run('compare', *pair), 1)
            equal(result.out, '')
            equal(expect(bench.run('--json', 'compare', *pair), 1).json()['error']['code'], 'file')


def test_large():
    bench = Bench()
    left = ''.join(f'Line {i} of the left text says something. ' for i in range(12000))
    right = ''.join(f'Line {i} of the right text tells something else! ' for i in range(12000))
    told = expect(bench.run('--json', 'compare', *files(bench, left, right)), 0).json()
    equal(sides(told['words']), (left, right))


def test_interrupted():
    bench = Bench()
    reader, writer = os.pipe()
    process = bench.start('compare', '-', bench.path('right', RIGHT), stdin=reader)
    # Nothing is told while it reads, so look whether it already listens for Ctrl+C.
    while not handles_interrupt(process.pid):
        assert process.poll() is None
    result = interrupt(process)
    os.close(reader)
    os.close(writer)
    expect(result, 5)


def handles_interrupt(pid):
    with open(f'/proc/{pid}/status', encoding='ascii') as status:
        caught = next(line for line in status if line.startswith('SigCgt:'))
    return int(caught.split()[1], 16) & 0b10 != 0


main([test_people, test_same, test_little_stays, test_terminal, test_json, test_numbers, test_locale, test_standard_input,
      test_bad_files, test_large, test_interrupted])
