#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""gallery.py DIR: makes pictures of the PDFs in DIR, and DIR/index.html with all pictures.

Pictures are named CASE--VIEW--HOW.png (myelopathy--noms--dark.png); the page has a heading for each case.
"""
import html
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

PAGE = '''<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Batson: the tour</title>
<style>
body {{ font-family: Cantarell, sans-serif; margin: 18px 24px; background: #fafafa; color: #2d2b31; }}
section {{ display: flex; flex-wrap: wrap; gap: 18px 12px; }}
figure {{ margin: 0; width: 400px; }}
img {{ width: 100%; border: 1px solid #d5d3cf; border-radius: 8px; }}
figcaption {{ font-size: 12px; }}
@media (prefers-color-scheme: dark) {{ body {{ background: #242424; color: #f6f5f4; }} a {{ color: #78aeed; }} }}
</style>
<h1>Batson: the tour</h1>
<p>{count} pictures. Every patient in them is an invented example.</p>
{sections}
</html>
'''


def draw_pages(folder):
    for pdf in folder.glob('*.pdf'):
        subprocess.run(['pdftoppm', '-png', '-r', '96', pdf, pdf.with_suffix('')], check=True)


def figure(picture):
    words = picture.stem.split('--')
    caption = html.escape(', '.join(word.replace('-', ' ') for word in words[1:]) or words[0])
    link = html.escape(quote(picture.name))
    return f'<figure><a href="{link}"><img src="{link}" alt="{caption}" loading="lazy"></a><figcaption>{caption}</figcaption></figure>'


def main(folder):
    draw_pages(folder)
    pictures = sorted(folder.glob('*.png'))
    if not pictures:
        sys.exit(f'There is no picture in {folder}.')
    cases = {}
    for picture in pictures:
        cases.setdefault(picture.stem.split('--')[0], []).append(picture)
    sections = '\n'.join(f'<h2>{html.escape(case.replace("-", " "))}</h2>\n<section>\n' + '\n'.join(map(figure, own)) + '\n</section>'
                         for case, own in cases.items())
    (folder / 'index.html').write_text(PAGE.format(count=len(pictures), sections=sections), encoding='utf-8')


main(Path(sys.argv[1]))
