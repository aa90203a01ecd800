"`python -m brainseg_nb` is the command `brainseg`"
from brainseg_nb.apps.cli import main

if __name__ == '__main__': main()
