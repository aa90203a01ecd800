"Write the addresses of the open-in-Colab and open-in-Kaggle badges anew, from settings.ini"
import configparser, re
from pathlib import Path

root = Path(__file__).resolve().parent.parent
image = 'https://colab.research.google.com/assets/colab-badge.svg'
kaggle_image = 'https://kaggle.com/static/images/open-in-kaggle.svg'

def address(notebook:Path) -> str: # a notebook of the repository
    "Where a notebook is: 'owner/name/blob/branch/path'"
    ini = configparser.ConfigParser(delimiters=['='])
    ini.read(root/'settings.ini', encoding='utf-8')
    repository = ini['DEFAULT']['git_url'].removeprefix('https://github.com/')
    path = notebook.resolve().relative_to(root).as_posix()
    return f"{repository}/blob/{ini['DEFAULT']['branch']}/{path}"

def colab(notebook:Path) -> str: # a notebook of the repository
    "The badge of a notebook for Colab, in Markdown"
    return f'[![Open in Colab]({image})](https://colab.research.google.com/github/{address(notebook)})'

def kaggle(notebook:Path) -> str: # a notebook of the repository
    "The badge of a notebook for Kaggle, in Markdown"
    source = f'https://github.com/{address(notebook)}'
    return f'[![Open in Kaggle]({kaggle_image})](https://kaggle.com/kernels/welcome?src={source})'

def with_badge(text:str, notebook:Path) -> str:
    "The text of a notebook file with the badges as they should be"
    for name, badge in (('Colab', colab), ('Kaggle', kaggle)):
        pattern = rf'\[!\[Open in {name}\]\([^)]*\)\]\([^)]*\)'
        text = re.sub(pattern, lambda _: badge(notebook), text)
    return text

if __name__ == '__main__':
    for p in (root/'nbs').rglob('*.ipynb'):
        old = p.read_text(encoding='utf-8')
        if (new := with_badge(old, p)) != old: p.write_text(new, encoding='utf-8'); print(p.relative_to(root))
