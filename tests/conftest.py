"""What holds for every test: nobody's own settings are read or written, and a slow machine is no failure."""

from __future__ import annotations

from collections.abc import Iterator

import hypothesis
import pytest

# Two cores shared by everything: a deadline per example would measure the neighbours. pytest-timeout bounds each test.
hypothesis.settings.register_profile("compounder", deadline=None, print_blob=True)
hypothesis.settings.load_profile("compounder")

_USER_FOLDERS = ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


@pytest.fixture(autouse=True, scope="session")
def own_user_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test, nor a process that it starts, touches the data, state and settings of the person who runs it."""
    home = tmp_path_factory.mktemp("user-folders")
    with pytest.MonkeyPatch.context() as environment:
        for name in _USER_FOLDERS:
            environment.setenv(name, str(home / name.lower()))
        yield
