"""The command ``compounder``: thin over the services; it reads arguments, shows answers, and sets the exit code."""
