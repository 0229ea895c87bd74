#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command compare: marks for people, the document for programs, bad files."""
import html.parser
import json
import os
import subprocess
import xml.dom.minidom

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


MOVED = ('You call the clinic. Ask for the red boat by the harbour. Say your name. Wait for the tone. Hang up.',
         'You call the clinic. Say your name. Wait for the tone. Ask for the red boat by the harbour. Hang up.')


def test_moved():
    """What moved is one pair, and stands at both places for people; the words know nothing of it."""
    bench = Bench()
    told = expect(bench.run('--json', 'compare', *files(bench, *MOVED)), 0).json()
    equal([pair['kind'] for pair in told['pairs']], ['same', 'moved', 'same', 'same', 'same'])
    equal(told['pairs'][1], {'kind': 'moved', 'left': 'Ask for the red boat by the harbour.',
                             'right': 'Ask for the red boat by the harbour.'})
    equal(sides(told['words']), MOVED)
    out = expect(bench.run('compare', *files(bench, *MOVED)), 0).out
    assert 'm Ask for the red boat by the harbour. (moved away)' in out, out
    assert 'm Ask for the red boat by the harbour. (moved here)' in out, out


def test_three():
    bench = Bench()
    paths = [bench.path(name, text) for name, text in (('a', LEFT), ('b', RIGHT), ('c', LEFT.replace('full', 'last')))]
    out = expect(bench.run('compare', *paths), 0).out
    equal(out.splitlines()[:3], ['1 = a', '2 = b', '3 = c'])
    assert '  You call.\n1 Say your full name.\n2 Say your [-full-]{+first+} name.\n3 Say your [-full-]{+last+} name.\n' in out, out
    told = expect(bench.run('compare', *paths, '--json'), 0).json()
    assert 'pairs' not in told and len(told['texts']) == 3, told
    for column, path in enumerate(paths):
        said = [row['cells'][column]['text'] for row in told['rows']]
        equal(' '.join(' '.join(text for text in said if text is not None).split()),
              ' '.join(open(path, encoding='utf-8').read().split()))
    equal(len(expect(bench.run('compare', *paths, paths[0], '--json'), 0).json()['rows'][0]['cells']), 4)


class Page(html.parser.HTMLParser):
    """What a page loads or runs, its text, and whether its elements are balanced."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.text, self.loads = [], '', []
        self.feed(text)
        self.close()
        equal(self.open, [], 'open elements')

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.loads += [(tag, name, value) for name, value in attrs
                       if name in ('src', 'srcset', 'data', 'action') or name.startswith('on') or
                       (name == 'href' and not value.startswith('#'))]
        if tag in ('script', 'link', 'img', 'iframe', 'object'):
            self.loads.append((tag, None, None))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag):
        equal(self.open.pop(), tag, 'closed element')

    def handle_data(self, data):
        if 'style' not in self.open:
            self.text += data


def test_html():
    bench = Bench()
    hostile = '<script>alert("x")</script> & <img src=x onerror=y>\u202e \x07 text. '
    left, right = files(bench, LEFT + hostile, hostile + RIGHT)
    out = expect(bench.run('compare', left, right, '--format', 'html'), 0).out
    page = Page(out)
    equal(page.loads, [])
    assert '<script>alert("x")</script>' in page.text and 'Say your ' in page.text, page.text
    for text in ('left.txt', 'right.txt'):
        assert text in page.text
    assert 'http://' not in out and 'https://' not in out and '\u202e' not in out
    xml.dom.minidom.parseString(out.partition('\n')[2])


def test_markdown():
    bench = Bench()
    out = expect(bench.run('compare', *files(bench, LEFT, RIGHT + ' <b>|x|</b>'), '--format', 'markdown'), 0).out
    assert out.startswith('# ') and '<del>full</del><ins>first</ins>' in out and '<b>' not in out, out


def test_output():
    bench = Bench()
    path = os.path.join(bench.root, 'out.html')
    result = expect(bench.run('compare', *files(bench, LEFT, RIGHT), '--format', 'html', '--output', path), 0)
    equal(result.out, '')
    Page(open(path, encoding='utf-8').read())
    expect(bench.run('compare', *files(bench, LEFT, RIGHT), '--output', path), 0)
    assert '~ Say your [-full-]{+first+} name.' in open(path, encoding='utf-8').read()
    for flags in (['--json'], ['--format', 'json']):
        equal(expect(bench.run('compare', *files(bench, LEFT, RIGHT), *flags, '--output', path), 0).out, '')
        with open(path, encoding='utf-8') as file:
            equal(sides(json.load(file)['words']), (LEFT, RIGHT))
    equal(sides(expect(bench.run('compare', *files(bench, LEFT, RIGHT), '--format', 'json'), 0).json()['words']), (LEFT, RIGHT))
    result = expect(bench.run('compare', *files(bench, LEFT, RIGHT), '--output', bench.root + '/none/out', '--json'), 1)
    equal(result.json()['error']['code'], 'file')


def test_scenarios():
    """Scenarios of a workspace beside a file; the key is asked for only then."""
    bench = Bench()
    rows = expect(bench.local('--json', 'scenarios'), 0).json()['scenarios']
    one = next(row for row in rows if row['scenario_type'] == 'instruction')
    path = bench.path('own.txt', one['instructions'] + '\nOne more sentence of my own.')
    told = expect(bench.local('compare', f'scenario:{one["id"]}', path, '--json'), 0).json()
    equal(sides(told['words']), (one['instructions'], one['instructions'] + '\nOne more sentence of my own.'))
    equal(told['texts'][0]['title'], one['name'])
    assert 'id' not in told['texts'][0], told['texts'][0]
    equal(expect(bench.local('compare', 'scenario:987654', path, '--json'), 1).json()['error']['code'], 'not-found')
    expect(bench.local('compare', 'scenario:x', path), 2)
    equal(expect(bench.run('compare', 'scenario:1', path, '--url', 'https://service.example', '--json'), 3).json()['error']['code'],
          'no-key')


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
      test_bad_files, test_large, test_interrupted,
      test_moved, test_three, test_html, test_markdown, test_output, test_scenarios])
