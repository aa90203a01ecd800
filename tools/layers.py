"Write into pyproject.toml in which order the modules of a chapter may import: that of the notebooks' numbers"
from pathlib import Path

root = Path(__file__).resolve().parent.parent
mark = '# layers inside the chapters\n'

def contract(chapter:Path) -> str: # a folder of notebooks such as 10_volumes.ipynb
    "The contract of one chapter, its last module first"
    names = [p.stem.split('_', 1)[1] for p in sorted(chapter.glob('[0-9]*.ipynb'))]
    modules = [n for n in names if (root/'brainseg_nb'/chapter.name/f'{n}.py').exists()]
    layers = ',\n          '.join(f'"brainseg_nb.{chapter.name}.{n}"' for n in reversed(modules))
    return f'[[tool.importlinter.contracts]]\nname = "Inside {chapter.name}"\ntype = "layers"\nlayers = [{layers}]\n'

def new_text() -> str:
    "pyproject.toml as it should be"
    head = (root/'pyproject.toml').read_text().partition(mark)[0]
    chapters = [d for d in sorted((root/'nbs').iterdir()) if (root/'brainseg_nb'/d.name).is_dir()]
    return head + mark + '\n'.join(contract(d) for d in chapters)

if __name__ == '__main__': (root/'pyproject.toml').write_text(new_text())
