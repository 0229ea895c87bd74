# SPDX-License-Identifier: GPL-3.0-or-later
"""The pairs of texts that bench-compare measures: made from a fixed seed, so that every run compares the same."""
import random

WORDS = {
    'en': ('you are a patient who wants to cancel the appointment and asks whether there is another time in the morning '
           'when asked for your name say it slowly and spell the last part if they did not hear it wait for an answer '
           'before going on decline every offer that is later than thursday because of work politely thank them').split(),
    'ar': ('أنت مريض يريد إلغاء الموعد ويسأل هل يوجد وقت آخر في الصباح عندما يسألك الموظف عن اسمك قله ببطء ثم انتظر الجواب '
           'قبل أن تتابع ارفض كل عرض بعد يوم الخميس بسبب العمل واشكرهم بأدب في النهاية').split(),
    'zh': list('您是一位想取消预约的病人请先说明原因然后询问早上有没有别的时间如果对方问您的姓名就慢慢说清楚并等待回答再继续谢绝星期四以后的建议最后礼貌道别'),
}
ENDS = {'en': '. ', 'ar': '. ', 'zh': '。'}
GAPS = {'en': ' ', 'ar': ' ', 'zh': ''}


def sentence(rng, language):
    n = rng.randint(6, 16)
    words = [rng.choice(WORDS[language]) for _ in range(n)]
    if language == 'en':
        words[0] = words[0].capitalize()
    return GAPS[language].join(words) + ENDS[language]


def make(rng, size, language, breaks):
    """Text of about size bytes; a line feed after every few sentences where breaks is true."""
    parts, length = [], 0
    while length < size:
        part = sentence(rng, language)
        if breaks and rng.random() < 0.3:
            part = part.rstrip() + '\n'
        parts.append(part)
        length += len(part.encode())
    return parts


def edit(rng, parts, language, share):
    """The text with about this share of its sentences reworded, left out, added or moved."""
    out = []
    for part in parts:
        die = rng.random() / share
        if die < 0.6:
            words = part.split(' ') if language != 'zh' else list(part)
            words[rng.randrange(len(words))] = rng.choice(WORDS[language])
            out.append(' '.join(words) if language != 'zh' else ''.join(words))
        elif die < 0.75:
            continue
        elif die < 0.9:
            out += [part, sentence(rng, language)]
        elif die < 1 and out:
            out.insert(max(0, len(out) - rng.randint(1, 9)), part)
        else:
            out.append(part)
    return out


def cases():
    """(name, left, right) of each case."""
    for name, size, language, breaks in [('2 kB', 2_000, 'en', True), ('10 kB', 10_000, 'en', True),
                                         ('100 kB', 100_000, 'en', True), ('1 MB', 1_000_000, 'en', True),
                                         ('1 MB, one paragraph', 1_000_000, 'en', False),
                                         ('1 MB, Arabic', 1_000_000, 'ar', True),
                                         ('1 MB, Chinese', 1_000_000, 'zh', True)]:
        rng = random.Random(4711)
        parts = make(rng, size, language, breaks)
        yield name, ''.join(parts), ''.join(edit(rng, parts, language, 0.1))
    for name, breaks in [('1 MB, all different', True), ('1 MB, all different, one paragraph', False)]:
        rng = random.Random(815)
        yield (name, ''.join(make(rng, 1_000_000, 'en', breaks)),
               ''.join(make(random.Random(816), 1_000_000, 'en', breaks)))
    rng = random.Random(99)
    yield ('1 MB, no word shared', ''.join('a%d %s' % (i, '\n' if i % 12 == 0 else '') for i in range(130_000)),
           ''.join('b%d %s' % (i, '\n' if i % 12 == 0 else '') for i in range(130_000)))
