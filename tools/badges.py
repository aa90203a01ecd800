"Write the address of each open-in-Colab badge anew, from settings.ini"
import configparser, re
from pathlib import Path

root = Path(__file__).resolve().parent.parent
image = 'https://colab.research.google.com/assets/colab-badge.svg'

def colab(notebook:Path) -> str: # a notebook of the repository
    "The badge of a notebook, in Markdown"
    ini = configparser.ConfigParser(delimiters=['='])
    ini.read(root/'settings.ini', encoding='utf-8')
    repository = ini['DEFAULT']['git_url'].removeprefix('https://github.com/')
    path = notebook.resolve().relative_to(root).as_posix()
    where = f"https://colab.research.google.com/github/{repository}/blob/{ini['DEFAULT']['branch']}/{path}"
    return f'[![Open in Colab]({image})]({where})'

def with_badge(text:str, notebook:Path) -> str:
    "The text of a notebook file with the badge as it should be"
    return re.sub(r'\[!\[Open in Colab\]\([^)]*\)\]\([^)]*\)', lambda _: colab(notebook), text)

if __name__ == '__main__':
    for p in (root/'nbs').rglob('*.ipynb'):
        old = p.read_text(encoding='utf-8')
        if (new := with_badge(old, p)) != old: p.write_text(new, encoding='utf-8'); print(p.relative_to(root))
