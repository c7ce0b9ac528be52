#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/pseudo.py OUTDIR STAMP DEPFILE: two languages nobody speaks, made from the texts of the program for its tests.

en_XA  accented, 40 % longer and in [brackets]: what is cut off, too narrow or not translatable shows.
ar_XB  Arabic letters, so that the program turns right to left as it will for Arabic or Hebrew.

Both get a locale of the C library as well, because gettext and Pango go by LC_ALL. A program speaks them with
  BATSON_LOCALEDIR=OUTDIR/messages LOCPATH=OUTDIR/system LC_ALL=en_XA.UTF-8 (or ar_XB.UTF-8).
Placeholders, markup, mnemonics and numbers stay as they are.
"""
import math
import re
import subprocess
import sys
from pathlib import Path

import sources

KEPT = re.compile(r"(%(?:\d+\$)?[-+ #0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z|t|j)?(?:<\w+>|[A-Za-z%])|</?[a-z][^>]*>|&\w+;|\\.|_)")
ACCENTED = str.maketrans('AaCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz', 'ÅåÇçÐðÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž')
ARABIC = dict(zip('abcdefghijklmnopqrstuvwxyz', 'ابتثجحخدذرزسشصضطظعغفقكلمنه'))
ARABIC = str.maketrans({**ARABIC, **{letter.upper(): arabic for letter, arabic in ARABIC.items()}})
PADDING = 'ïpsûm döļör šît åmét çönšéçţéţûŕ '
XGETTEXT = ['xgettext', '--from-code=UTF-8', '--add-comments', '--no-wrap', '--no-location', '--output=-', '--keyword=_', '--keyword=N_',
            '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=g_dngettext:2,3', '--flag=N_:1:pass-c-format',
            '--flag=C_:2:pass-c-format', '--flag=NC_:2:pass-c-format', '--flag=_:1:pass-c-format']


def outside_kept(text, change):
    """Changes a text between the parts that have to stay."""
    return ''.join(part if index % 2 else change(part) for index, part in enumerate(KEPT.split(text)))


def longer(text):
    letters = sum(map(str.isalpha, KEPT.sub('', text)))
    wanted = math.ceil(0.4 * letters)
    padding = (PADDING * (wanted // len(PADDING) + 1))[:wanted].strip()
    body, newline = (text[:-2], '\\n') if text.endswith('\\n') else (text, '')
    return f'[{outside_kept(body, lambda part: part.translate(ACCENTED))}{" " + padding if padding else ""}]{newline}'


def right_to_left(text):
    return outside_kept(text, lambda part: part.translate(ARABIC))


LANGUAGES = {   # the locale, the C library's definition it is made from, what it does to a text
    'en_XA': ('en_GB', longer),
    'ar_XB': ('he_IL', right_to_left),
}


def template(names):
    """The texts of all files in one POT; .def files are C."""
    c_files = [name for name in names if Path(name).suffix in ('.c', '.h', '.def')]
    others = [name for name in names if name.endswith('.ui')]
    pot = []
    for files, language in ((c_files, ['--language=C']), (others, [])):
        if files:
            pot.append(subprocess.run(XGETTEXT + language + files, cwd=sources.ROOT, check=True, capture_output=True, text=True).stdout)
    return pot


def entries(pot):
    """(comment lines with their flags, context, text, plural) of each message, strings still escaped."""
    for block in pot.split('\n\n'):
        flags, parts, current = [], {}, None
        for line in block.splitlines():
            keyword = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) "(.*)"$', line)
            if line.startswith('#,'):
                flags.append(line.replace('fuzzy', '').rstrip(', '))
            elif keyword:
                current = keyword.group(1)
                parts[current] = keyword.group(2)
            elif line.startswith('"'):
                parts[current] += line[1:-1]
        if parts.get('msgid'):
            yield [flag for flag in flags if flag != '#'], parts.get('msgctxt'), parts['msgid'], parts.get('msgid_plural')


def catalogue(pots, language, change):
    out = [f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
           '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n']
    seen = set()
    for flags, context, text, plural in (entry for pot in pots for entry in entries(pot)):
        if (context, text) in seen:
            continue
        seen.add((context, text))
        lines = flags + ([f'msgctxt "{context}"'] if context is not None else []) + [f'msgid "{text}"']
        if plural is None:
            lines.append(f'msgstr "{change(text)}"')
        else:
            lines += [f'msgid_plural "{plural}"', f'msgstr[0] "{change(text)}"', f'msgstr[1] "{change(plural)}"']
        out.append('\n'.join(lines) + '\n')
    return '\n'.join(out)


def main(outdir, stamp, depfile):
    outdir = Path(outdir)
    pots = template(sources.listed())
    for language, (model, change) in LANGUAGES.items():
        messages = outdir / 'messages' / language / 'LC_MESSAGES'
        system = outdir / 'system' / f'{language}.UTF-8'
        messages.mkdir(parents=True, exist_ok=True)
        system.parent.mkdir(exist_ok=True)
        po = messages / 'batson.po'
        po.write_text(catalogue(pots, language, change), encoding='utf-8')
        subprocess.run(['msgfmt', '--check-format', '--output-file', po.with_suffix('.mo'), po], check=True)
        if not (system / 'LC_COLLATE').exists():
            subprocess.run(['localedef', '--no-archive', '--inputfile', model, '--charmap', 'UTF-8', system], check=True)
    Path(depfile).write_text(f'{stamp}: ' + ' '.join(str(sources.ROOT / name) for name in sources.listed()) + '\n')
    Path(stamp).write_text('')


main(*sys.argv[1:])
