"`python -m brainseg_nb.cli` does what `python -m brainseg_nb` does; the commands are in `brainseg_nb.apps.cli`"
from brainseg_nb.apps.cli import main

if __name__ == '__main__': main()
