"Write nbs/chapters.ipynb: every notebook with its own subtitle, chapter by chapter"
import json
from pathlib import Path

root = Path(__file__).resolve().parent.parent
CHAPTERS = dict( # folder -> what one finds there
    tutorials='First steps, each in a minute or two',
    papers='The five papers, and the list of their details',
    base='Errors, labels, files, NIfTI, pictures, and the page that reports share',
    phantom='Synthetic patients and cohorts of them',
    data='Data sets as tables, splits, and the way from rows to batches',
    explore='What is in a data set',
    models='Networks by name',
    learn='Losses, metrics, recipes, training',
    results='Predicting, measuring, comparing, exporting',
    apps='The command brainseg, and benchmarks',
    checks='Tests that cross chapters')

def title_of(notebook:Path) -> tuple: # title, subtitle
    "The first two lines of a notebook's first cell"
    first = json.loads(notebook.read_text(encoding='utf-8'))['cells'][0]
    lines = [l for l in ''.join(first['source']).splitlines() if l]
    return lines[0].lstrip('# '), next((l.lstrip('> ') for l in lines[1:] if l.startswith('>')), '')

def chapter_table(folder:str) -> str: # Markdown
    "A table with a row per notebook of a chapter"
    rows = []
    for p in sorted((root/'nbs'/folder).glob('*.ipynb')):
        title, subtitle = title_of(p)
        rows.append(f'| [{title}]({folder}/{p.name}) | {subtitle.replace("|", "/")} |')
    head = f'## {folder}\n\n{CHAPTERS[folder]}.\n\n| notebook | after it you can |\n|---|---|\n'
    return head + '\n'.join(rows)

def cell(number:int, text:str) -> dict:
    "A Markdown cell"
    return dict(cell_type='markdown', id=f'chapter{number:02d}', metadata={}, source=text.splitlines(True))

def new_text() -> str:
    "chapters.ipynb as it should be"
    intro = ('# Chapters\n\n> Find a notebook by its chapter and by what it is for\n\n'
             'A chapter uses itself and the chapters above it, never those below. '
             'Inside a chapter the numbers are the reading order.')
    cells = [cell(k, text) for k, text in enumerate([intro, *map(chapter_table, CHAPTERS)])]
    meta = dict(kernelspec=dict(display_name='python3', language='python', name='python3'))
    book = dict(cells=cells, metadata=meta, nbformat=4, nbformat_minor=5)
    return json.dumps(book, indent=1, ensure_ascii=False) + '\n'

if __name__ == '__main__': (root/'nbs/chapters.ipynb').write_text(new_text(), encoding='utf-8')
