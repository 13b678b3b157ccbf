"""``python -m compounder``: the same as the command ``compounder``."""

import sys

from compounder.cli.main import main

sys.exit(main())
