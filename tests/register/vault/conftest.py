"""One vault made once, and a copy of it for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vaults import Vault, make_vault


@pytest.fixture(scope="session")
def first_vault(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    return make_vault(tmp_path_factory.mktemp("vault"))


@pytest.fixture(scope="session")
def other_vault(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    return make_vault(tmp_path_factory.mktemp("other"))


@pytest.fixture
def vault(first_vault: Vault, tmp_path: Path) -> Vault:
    return first_vault.copy(tmp_path)
