"The API pages of the documentation: what a module gives to others, by nbdev's `show_doc` and docments (see docs.py)"
import html, inspect, re
from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path
from fastcore.docments import MarkdownRenderer, docments
from nbdev.showdoc import show_doc

root = Path(__file__).resolve().parent.parent
NONE = inspect.Parameter.empty

def module_of(notebook:Path) -> str: # e.g. 'brainseg_nb.data.splits'; '' where nothing is exported
    "The module that a notebook exports"
    found = re.search(r'#\| default_exp ([\w.]+)', notebook.read_text(encoding='utf-8'))
    return f'brainseg_nb.{found[1]}' if found else ''

def safe(text:str) -> str: # Markdown, for a table, too
    "Text in which <, * and | are themselves, outside of code"
    def plain(p): return html.escape(p, quote=False).replace('*', '\\*').replace('[', '\\[')
    parts = re.split(r'(`[^`]*`)', ' '.join(text.split()))
    return ''.join(p if k % 2 else plain(p) for k, p in enumerate(parts)).replace('|', '\\|')

def short(value, most=60) -> str:
    "A value as a reader writes it, on one line"
    text = getattr(value, '__name__', None) or repr(value)
    text = ' '.join(re.sub(r' at 0x[0-9a-f]+', '', text).split())
    return text if len(text) <= most else text[:most - 1] + '…'

def source_lines(obj) -> tuple: # file below the root, first and last line
    "Where a definition is"
    lines, first = inspect.getsourcelines(obj)
    file = Path(inspect.getsourcefile(obj)).resolve().relative_to(root).as_posix()
    return file, first, first + len(lines) - 1

def parameters(obj) -> list: # of inspect.Parameter
    "Arguments of a function or a class; an exception has none worth showing"
    if inspect.isclass(obj) and issubclass(obj, Exception): return []
    return [p for p in inspect.signature(obj).parameters.values() if p.name not in ('self', 'cls')]

def signature(obj, name:str) -> str: # code
    "A call with its arguments and their defaults; types, units and ranges are in the table"
    marks = {inspect.Parameter.VAR_POSITIONAL: '*', inspect.Parameter.VAR_KEYWORD: '**'}
    texts = [marks.get(p.kind, '') + p.name + ('' if p.default is NONE else f'={short(p.default)}')
             for p in parameters(obj)]
    line = f"{name}({', '.join(texts)})"
    if len(line) <= 80: return line
    if len(texts) > 24: return f'{name}({texts[0]}, …)' # a recipe: the table has them all
    return f'{name}(\n    ' + ',\n    '.join(texts) + ')'

def field_comments(cls) -> dict: # field -> comment
    "What stands beside the fields of a class and of those that it comes from"
    found = {}
    for c in reversed(cls.__mro__):
        if not c.__module__.startswith('brainseg_nb'): continue
        found |= dict(re.findall(r'^ {4}(\w+) *:.*?# +(.*)$', inspect.getsource(c), re.M))
        if is_dataclass(c): found |= {k: text for k, text in docments(c).items() if text}
    return found

def docment_rows(obj) -> str: # Markdown
    "A table of the arguments: type, default, and what the docment says of shape, unit and range"
    about = field_comments(obj) if inspect.isclass(obj) else {k: text or '' for k, text in docments(obj).items()}
    rows = []
    for p in parameters(obj):
        value = '' if p.default is NONE else f'`{safe_code(short(p.default, 40))}`'
        rows.append([f'`{p.name}`', safe(about.get(p.name, '')), type_name(p.annotation), value])
    back = NONE if inspect.isclass(obj) else inspect.signature(obj).return_annotation
    if back not in (NONE, None) or about.get('return'):
        rows.append(['*returns*', safe(about.get('return', '')), type_name(back), ''])
    return markdown_table(['argument', 'meaning', 'type', 'default'], rows)

def type_name(anno) -> str: # code
    "A type without the modules that it comes from"
    if anno in (NONE, None): return ''
    text = re.sub(r'\b([a-z_]\w*[.])+(?=[A-Za-z])', '', inspect.formatannotation(anno))
    return f'`{safe_code(text)}`'

def markdown_table(head:list, rows:list) -> str: # Markdown
    "A table without its empty columns"
    full = [k for k in range(len(head)) if any(row[k] for row in rows)]
    lines = [[cells[k] for k in full] for cells in (head, ['---']*len(head), *rows)]
    return '\n'.join(f"| {' | '.join(line)} |" for line in lines) + '\n' if rows else ''

def safe_code(text:str) -> str: return text.replace('|', '\\|').replace('`', "'")

class ApiRenderer(MarkdownRenderer):
    "What `show_doc` writes here: a link to the source, a short signature, the docstring, docments as a table"
    url = '' # of the repository's files
    def _repr_markdown_(self):
        file, first, last = source_lines(self.sym)
        paragraphs = re.split(r'\n\s*\n|\s+(?=\*(?:Raises|Source)\*)', inspect.cleandoc(self.docs or ''))
        text = '\n\n'.join(re.sub(r'\\\*(Raises|Source)\\\*', r'*\1*', safe(p)) for p in paragraphs)
        return (f"{'#'*self.title_level} {self.nm} {{ #{self.nm} }}\n\n"
                f'```python\n{signature(self.sym, self.nm)}\n```\n\n{text}\n\n{docment_rows(self.sym)}\n'
                f'[source]({self.url}/{file}#L{first}-L{last})\n{{ .sources }}\n')

def members(cls) -> list: # of functions
    "Public methods of a class that say what they do"
    found = [getattr(f, '__func__', f) for n, f in vars(cls).items() if not n.startswith('_')]
    return [f for f in found if inspect.isfunction(f) and f.__doc__ and f.__module__.startswith('brainseg_nb')]

def described(obj, name:str, level=2) -> str: # Markdown
    "What `show_doc` says of a function, or of a class and its methods"
    own = show_doc(obj, renderer=ApiRenderer, name=name, title_level=level)._repr_markdown_()
    methods = [described(f, f'{name}.{f.__name__}', level + 1) for f in (members(obj) if inspect.isclass(obj) else [])]
    return '\n'.join([own, *methods])

def public_names(module:str) -> tuple: # two dicts, name -> object: functions and classes; values
    "What a module defines for others, in the order of its notebook"
    m = import_module(module)
    found = {n: getattr(m, n) for n in m.__all__ if n.isidentifier() and hasattr(m, n)}
    def is_described(o): return (inspect.isfunction(o) or inspect.isclass(o)) and o.__module__ == module
    return {n: o for n, o in found.items() if is_described(o)}, {n: o for n, o in found.items() if not is_described(o)}

def api_text(module:str, subtitle:str, lesson:str) -> str: # Markdown
    "The API page of a module; `lesson` is the link to its notebook's page"
    parts = [f'# {module}', f'{safe(subtitle)}.', f'[Explained, with examples]({lesson})\n{{ .sources }}']
    functions, values = public_names(module)
    parts += [described(o, n) for n, o in functions.items()]
    rows = [[f'<a id="{n}"></a>`{n}`', f'`{type(o).__name__}`', f'`{safe_code(short(o))}`'] for n, o in values.items()]
    if rows: parts.append('## Values\n\n' + markdown_table(['name', 'type', 'value'], rows))
    return '\n\n'.join(parts) + '\n'
