"""Write the documentation: notebooks and docments → Markdown → pages by Zensical (make docs; pip install .[docs]).

    python tools/docs.py                          everything, into _docs/site
    python tools/docs.py 'tutorials/*' 'base/*'   some notebooks (globs below nbs), with the API of their modules
    python tools/docs.py --out FOLDER …           into another folder

A link that leads nowhere ends the build."""
import argparse, configparser, json, posixpath, re, shutil, subprocess, sys, warnings
from fnmatch import fnmatch
from pathlib import Path

root = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(root), str(root/'tools')]
try:
    import nbformat, zensical # noqa: F401
    from latex2mathml.converter import convert as mathml
    from markdown.extensions.toc import slugify
    from nbconvert import MarkdownExporter
    from docs_api import ApiRenderer, api_text, module_of, public_names
except ModuleNotFoundError as e: sys.exit(f'The documentation needs {e.name}: pip install .[docs]')
from chapters import CHAPTERS, title_of

ini = configparser.ConfigParser(delimiters=['='])
ini.read(root/'settings.ini', encoding='utf-8')
META = ini['DEFAULT']
SOURCE = ApiRenderer.url = f"{META['git_url']}/blob/{META['branch']}" # where a file of the repository can be read
SITE = META['doc_host'].rstrip('/')

# What a reader comes for: title in the menu -> notebook. Each page is in the menu once, all are in `chapters`.
HOW_TO = {
    'Get a public data set': 'data/72_downloads', 'Read your own folders': 'data/17_layouts',
    'Read BraTS of any year': 'data/15_brats', 'Look at a data set': 'explore/20_exploration',
    'Train': 'learn/50_training', 'Fine-tune': 'learn/55_tune', 'Find a learning rate': 'learn/57_lr_finder',
    'Try many settings': 'learn/60_sweeps', 'Use several GPUs': 'learn/20_distributed',
    'Use fastai DataBlocks': 'data/70_datablocks', 'Measure a network': 'results/10_evaluation',
    'Compare networks': 'results/19_comparing_runs', 'Cross-validate': 'results/30_crossval',
    'Calibrate': 'results/35_calibration', 'Segment one scan': 'results/41_case_prediction',
    'Segment a thousand scans': 'results/47_case_folders', 'Measure regions': 'results/23_regions',
    'Show a case to others': 'results/46_viewer', 'Export to ONNX': 'results/50_export',
    'Name tumour types': 'results/53_type_prediction', 'Use the command line': 'apps/31_cli'}
EXPLANATIONS = {
    'Splits and leaks': 'data/36_leaks', 'Who is one person': 'data/08_persons',
    'Dice and its conventions': 'learn/03_overlap', 'What a mean is taken over': 'learn/05_metrics',
    'Orientation': 'base/10_volumes', 'What a label means': 'data/09_set_labels',
    'Normalising intensities': 'data/44_normalisation', 'Intervals and chance': 'results/06_statistics',
    'What a recipe decides': 'learn/25_recipes', 'What a host keeps': 'checks/50_hosts'}
FIRST = 'nbs/tutorials/00_first_run.ipynb' # where the start page sends a newcomer
FILES = {'CHANGELOG.md': 'changelog.md', 'CONTRIBUTING.md': 'contributing.md'} # pages that are no notebooks

def page_of(place:str) -> str: # e.g. 'data/splits.md'
    "The page of 'nbs/data/35_splits.ipynb': without the number, which may change"
    folder, name = posixpath.split(place.removeprefix('nbs/').removesuffix('.ipynb'))
    return posixpath.join(folder, re.sub(r'^\d+_', '', name) + '.md')

def relative(goal:str, page:str) -> str: return posixpath.relpath(goal, posixpath.dirname(page) or '.')

# ## Text of a page
def site_anchor(anchor:str, file:Path) -> str:
    "Jupyter calls a heading '#How-many-patients', the site '#how-many-patients'; an id that a page has stays"
    return anchor if f'id=\\"{anchor}\\"' in file.read_text(encoding='utf-8') else slugify(anchor, '-')

def with_links(text:str, place:str, page:str, pages:dict) -> str: # Markdown
    "Text of the file at `place` with links that fit the site. *Raises* `SystemExit` for one that leads nowhere."
    def link(m):
        file, mark, anchor = m[2].partition('#')
        if re.match(r'[a-z]+:', file): return m[0]
        if not file: return f'{m[1]}(#{site_anchor(anchor, root/place)})'
        file = posixpath.normpath(posixpath.join(posixpath.dirname(place), file))
        if not (root/file).exists(): sys.exit(f'{place}: the link {m[2]} leads nowhere.')
        if file in pages: return f'{m[1]}({relative(pages[file], page)}{mark}{site_anchor(anchor, root/file)})'
        if file.startswith('nbs/images/'): return f'{m[1]}({relative(file[4:], page)})'
        return f'{m[1]}({SOURCE}/{file}{mark}{anchor})'
    return re.sub(r'(\])\(([^)\s]+)\)', link, text)

def with_names(text:str, page:str, names:dict) -> str: # Markdown
    "Text in which `split_patients` or `train(…)` leads to the API; a plain word as `train` may mean something else"
    def link(m):
        name = m[1].partition('(')[0]
        if name not in names or not re.search(r'[_A-Z(]', m[1]) or names[name].startswith(page): return m[0]
        return f'[{m[0]}]({relative(names[name], page)})'
    # code, links, headings and tables stay
    kept = re.split(r'(```.*?```|\[[^\]]*\]\([^)]*\)|^[#|].*?$)', text, flags=re.S | re.M)
    return ''.join(p if k % 2 else re.sub(r'(?<!`)`([A-Za-z_]\w*(?:\([^`]*\))?)`(?!`)', link, p)
                   for k, p in enumerate(kept))

def with_formulas(text:str) -> str: # Markdown
    "Text with MathML instead of `$…$`, which browsers draw without a script"
    kept = re.split(r'(```.*?```|`[^`\n]*`)', text, flags=re.S)
    return ''.join(p if k % 2 else re.sub(r'\$([^$\n]+)\$', lambda m: mathml(m[1]).replace('*', '&#42;'), p)
                   for k, p in enumerate(kept))

def fenced(text:str) -> str: return f'```text\n{text.rstrip()}\n```\n' if text.strip() else ''

def plain_html(text:str) -> str: # HTML
    "A table in the style of the site; a page inside of the page as one line, so that Markdown leaves it alone"
    text = re.sub(r'<style scoped>.*?</style>', '', text, flags=re.S)
    text = re.sub(r'<table border="1" class="dataframe">', '<table>', text)
    if '<iframe' in text: return text.replace('\n', '&#10;')
    return re.sub(r'\n\s*\n', '\n', text)

# ## A notebook as a page
exporter = MarkdownExporter(exclude_input_prompt=True)
exporter.register_filter('indent', fenced) # nbconvert indents what is printed, which Markdown may take for a list

def prepared(place:str, page:str, pages:dict, names:dict): # a notebook
    "The notebook without what is hidden, with links for the site"
    nb = nbformat.read(root/place, 4)
    nb.metadata['language_info'] = dict(name='python')
    nb.cells = [c for c in nb.cells if not re.match(r'#\| *(hide|default_exp)\b', c.source)]
    for c in nb.cells:
        if c.cell_type == 'markdown':
            c.source = with_formulas(with_names(with_links(c.source, place, page, pages), page, names))
            continue
        c.metadata['transient'] = dict(remove_source='#| hide_input' in c.source)
        c.source = re.sub(r'^#\|.*\n?', '', c.source, flags=re.M).strip('\n')
        for o in c.outputs:
            if 'text/html' in o.get('data', {}): o.data['text/html'] = plain_html(o.data['text/html'])
    return nb

def write_page(file:Path, title:str, text:str, about=''):
    "Write one page; its description is what searches and llms.txt show"
    file.parent.mkdir(parents=True, exist_ok=True)
    def quoted(text): return json.dumps(text, ensure_ascii=False)
    head = f'---\ntitle: {quoted(title)}\ndescription: {quoted(about)}\n---\n\n'
    file.write_text(head + re.sub(r'\n{3,}', '\n\n', text), encoding='utf-8')

def small_links(place:str, page:str, pages:dict, api:dict) -> str: # Markdown
    "The line below a page's subtitle: its API and its notebook; on the start page, the first tutorial"
    goals = {'API': api.get(place), 'Start here: the first tutorial': pages.get(FIRST) if page == 'index.md' else None}
    links = [f'[{text}]({relative(goal, page)})' for text, goal in goals.items() if goal]
    return ' · '.join([*links, f'[Notebook]({SOURCE}/{place})'])

def write_notebook(place:str, out:Path, pages:dict, names:dict, api:dict):
    "Write a notebook's page and its pictures"
    page, (title, subtitle) = pages[place], title_of(root/place)
    files = dict(output_files_dir=posixpath.basename(page)[:-3] + '_files')
    text, made = exporter.from_notebook_node(prepared(place, page, pages, names), files)
    text = re.sub(r'!\[(?:jpeg|png)\]', f'![Output of the code above, in {title}]', text)
    links = small_links(place, page, pages, api)
    text = re.sub(r'\A(# .*\n+(?:>.*\n+)?)', lambda m: f'{m[1]}\n{links}\n{{ .sources }}\n\n', text.lstrip() + '\n')
    write_page(out/page, title, text, subtitle)
    for name, data in made['outputs'].items():
        file = (out/page).parent/name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)

# ## The site
def below(pages, folder:str) -> list: # of places
    "The notebooks of a chapter by their numbers, the one that introduces it first"
    found = [p for p in pages if p.startswith(f'nbs/{folder}/')]
    return sorted(found, key=lambda p: (not p.endswith('/index.ipynb'), p))

def menu(pages:dict, api:dict) -> list: # of {title: page or list}
    "By what a reader comes for, then everything by chapter"
    def chosen(titles): return [{t: pages[p]} for t, n in titles.items() if (p := f'nbs/{n}.ipynb') in pages]
    special = {f'nbs/{n}.ipynb' for n in [*HOW_TO.values(), *EXPLANATIONS.values()]}
    def listed(folder): return [{title_of(root/p)[0]: pages[p]} for p in below(pages, folder) if p not in special]
    def chapter(folder):
        modules = [{page.split('/')[-1][:-3]: page} for page in api.values() if page.startswith(f'api/{folder}/')]
        return listed(folder) + ([{'API': modules}] if modules else [])
    reference = [{'All notebooks': 'chapters.md'}] if 'nbs/chapters.ipynb' in pages else []
    reference += [{folder: chapter(folder)} for folder in CHAPTERS if folder not in ('tutorials', 'papers')]
    nav = [{'Home': 'index.md'}, {'Tutorials': listed('tutorials')}, {'How-to': chosen(HOW_TO)},
           {'Papers': listed('papers')}, {'Explanations': chosen(EXPLANATIONS)}, {'Reference': reference},
           {'Project': chosen({'Results': 'results', 'brainseg_nb.all': 'all'}) +
                       [{name[:-3].capitalize(): page} for name, page in FILES.items()]}]
    return without_empty(nav)

def without_empty(nav:list) -> list:
    "A menu without headings that have nothing below them"
    found = [{t: without_empty(goal) if isinstance(goal, list) else goal} for entry in nav for t, goal in entry.items()]
    return [entry for entry in found if all(entry.values())]

def config(nav:list) -> dict: # what Zensical reads; mkdocs-material takes it as well
    "Name, menu, looks and Markdown extensions of the site"
    def scheme(media, name, icon, other):
        toggle = dict(icon=f'lucide/{icon}', name=other)
        return dict(media=f'(prefers-color-scheme: {media})', scheme=name, toggle=toggle)
    features = ('content.code.copy navigation.footer navigation.indexes navigation.path navigation.prune '
                'navigation.tabs navigation.top search.highlight toc.follow').split()
    extensions = ['admonition', 'attr_list', 'def_list', 'footnotes', 'md_in_html', 'tables', 'pymdownx.details',
                  'pymdownx.superfences', {'pymdownx.highlight': dict(pygments_lang_class=True)},
                  {'toc': dict(permalink=True)}]
    palette = [scheme('light', 'default', 'sun', 'Dark'), scheme('dark', 'slate', 'moon', 'Light')]
    return dict(site_name=META['lib_name'], site_url=SITE + '/', site_description=META['description'],
                site_author=META['author'], repo_url=META['git_url'],
                repo_name=META['git_url'].removeprefix('https://github.com/'),
                docs_dir='pages', site_dir='site', use_directory_urls=True, nav=nav, extra_css=['extra.css'],
                theme=dict(name='material', language='en', font=False, features=features, palette=palette),
                markdown_extensions=extensions)

CSS = '''/* the line of small links; code of 120 columns; what is printed looks different from code */
.md-grid { max-width: 78rem; }
.md-typeset .sources { font-size: .68rem; margin-top: -.4em; }
.md-typeset pre > code { font-size: .62rem; }
.md-typeset .language-text pre > code {
  background: none; border-left: .15rem solid var(--md-default-fg-color--lightest);
}
.md-typeset .language-text nav, .md-typeset .language-text .md-clipboard { display: none; }
.md-typeset img { max-width: 100%; height: auto; background: #fff; }
.md-typeset table:not([class]) { font-size: .66rem; }
.md-typeset table:not([class]) :is(th, td) { padding: .5em .8em; min-width: 0; }
.md-typeset td > code:only-child { white-space: nowrap; }
.md-typeset td:has(> a[id]) { white-space: nowrap; }
.md-typeset iframe { max-width: 100%; border: 1px solid var(--md-default-fg-color--lightest); }
'''

def llms_text(pages:dict, api:dict) -> str: # Markdown
    "llms.txt: what the package is, and every page with its sentence, for programs that read"
    def line(title, page, about): return f'- [{title}]({SITE}/{page}): {about}'
    parts = [f"# {META['lib_name']}\n\n> {META['description']}\n\n"
             'Research use only, not a medical device. Each page is also there as Markdown, under these addresses.']
    def section(title, places):
        lines = [line(title_of(root/p)[0], pages[p], title_of(root/p)[1]) for p in places]
        return [f'## {title}\n\n' + '\n'.join(lines)] if lines else []
    for folder, about in CHAPTERS.items(): parts += section(f'{folder}: {about}', below(pages, folder))
    parts += section('project', [p for p in pages if p.endswith('.ipynb') and p.count('/') == 1])
    lines = [f'- [brainseg_nb.{page[4:-3].replace("/", ".")}]({SITE}/{page})' for page in api.values()]
    return '\n\n'.join([*parts, '## API\n\n' + '\n'.join(lines)]) + '\n'

def build(out:Path, patterns=('*',)) -> tuple: # number of notebooks, number of API pages
    "Write pages and site of the notebooks that fit a pattern; `out` is made anew"
    places = sorted(p.relative_to(root).as_posix() for p in (root/'nbs').rglob('*.ipynb')
                    if '.ipynb_checkpoints' not in p.parts)
    places = [p for p in places if p == 'nbs/index.ipynb' or any(fnmatch(p[4:], pattern) for pattern in patterns)]
    pages = {p: page_of(p) for p in places}
    modules = {p: m for p in places if (m := module_of(root/p)) and m != 'brainseg_nb.all'}
    api = {p: f"api/{m.removeprefix('brainseg_nb.').replace('.', '/')}.md" for p, m in modules.items()}
    names = {n: f'{api[p]}#{n}' for p, m in modules.items() for found in public_names(m) for n in found}
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(root/'nbs/images', out/'pages/images')
    pages |= FILES
    for name, page in FILES.items():
        text = with_links((root/name).read_text(encoding='utf-8'), name, page, pages)
        write_page(out/'pages'/page, page[:-3].capitalize(), text)
    for p in places: write_notebook(p, out/'pages', pages, names, api)
    for p, page in api.items():
        text = api_text(modules[p], title_of(root/p)[1], relative(pages[p], page))
        write_page(out/'pages'/page, modules[p], with_names(text, page, names), f'API of {modules[p]}')
    (out/'pages/llms.txt').write_text(llms_text(pages, api), encoding='utf-8')
    make_site(out, menu(pages, api))
    return len(places), len(api)

def make_site(out:Path, nav:list):
    "Make the site of the Markdown in out/pages. *Raises* `SystemExit` for a link or an anchor that is not there."
    (out/'pages/extra.css').write_text(CSS)
    (out/'mkdocs.yml').write_text(json.dumps(config(nav), indent=1, ensure_ascii=False), encoding='utf-8')
    command = [sys.executable, '-m', 'zensical', 'build', '--strict', '--clean', '-f', str(out/'mkdocs.yml')]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding='utf-8')
    said = re.sub(r'\x1b\[[\d;]*m', '', done.stdout).partition('Traceback')[0] # without colours
    if done.returncode: sys.exit(said + 'The documentation was not built.')
    for file in (out/'pages').rglob('*.md'): # for llms.txt
        goal = out/'site'/file.relative_to(out/'pages')
        goal.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, goal)

if __name__ == '__main__':
    warnings.filterwarnings('ignore')
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('patterns', nargs='*', default=['*'])
    parser.add_argument('--out', type=Path, default=root/'_docs')
    args = parser.parse_args()
    notebooks, modules = build(args.out.resolve(), args.patterns)
    print(f"{notebooks} notebooks and {modules} API pages: {args.out/'site/index.html'}")
