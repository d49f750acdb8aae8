"""All the settings there are; the only place that reads the environment.

Values come from ``NASTAVNIK_…`` variables, or from ``nastavnik.toml`` in the folder the command
is run from; the variable wins.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from registry.errors import KeyMissing
from registry.privacy import Cipher

_KEY_FILE = "registry.key"
_SIGNING_FILE = "session.key"
_REGISTRY_FILE = "registry.db"


class Settings(BaseSettings):
    """Each field's description is its line in docs/settings.md."""

    model_config = SettingsConfigDict(env_prefix="NASTAVNIK_", extra="forbid")

    data_dir: Path = Field(Path("data"), description="Папка с базой, файлами и ключами.")
    database_url: str = Field(
        "",
        description="URL базы реестра; пусто — SQLite в папке данных. Для PostgreSQL: postgresql+psycopg://…",
    )
    jobs_url: str = Field("", description="URL базы заданий; пусто — рядом с базой реестра.")
    keys: list[SecretStr] = Field(
        default_factory=list,
        description="Ключи шифрования персональных данных, новый первым; "
        "пусто — файл registry.key в папке данных.",
    )
    host: str = Field("127.0.0.1", description="Адрес, на котором служба ждёт запросов.")
    port: int = Field(8000, ge=0, le=65535, description="Порт службы.")
    secure_cookies: bool = Field(
        False, description="Передавать cookie только по HTTPS: включите за HTTPS-прокси."
    )
    session_hours: int = Field(12, ge=1, le=24 * 30, description="Сколько часов живёт вход.")
    max_upload_mb: int = Field(30, ge=1, le=200, description="Наибольший размер загружаемого файла, МБ.")
    time_zone: str = Field("Europe/Moscow", description="Часовой пояс школы: по нему ставятся даты.")
    libreoffice: bool = Field(
        False,
        description="Документ, который не получается превратить в PDF самим, отдавать LibreOffice этого "
        "компьютера (команда soffice).",
    )
    executor_id: str = Field("local", description="Имя исполнителя фоновых заданий; у каждого процесса своё.")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        toml = TomlConfigSettingsSource(settings_cls, Path("nastavnik.toml"))
        return (init_settings, env_settings, toml)

    @field_validator("time_zone")
    @classmethod
    def _must_be_known(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("no such time zone") from error
        return name

    @property
    def registry_url(self) -> str:
        return self.database_url or f"sqlite:///{(self.data_dir / _REGISTRY_FILE).as_posix()}"

    @property
    def jobs_database_url(self) -> str:
        return self.jobs_url or self.database_url or f"sqlite:///{(self.data_dir / 'jobs.db').as_posix()}"

    @property
    def files_dir(self) -> Path:
        return self.data_dir / "files"

    def cipher(self) -> Cipher:
        """The registry's cipher; on the very first start a key is made and kept in the data folder.

        Raises KeyMissing when the folder holds a registry and not its key: a new one would open nothing.
        """
        if self.keys:
            return Cipher([key.get_secret_value() for key in self.keys])
        path = self.data_dir / _KEY_FILE
        if not path.exists() and (self.files_dir.exists() or (self.data_dir / _REGISTRY_FILE).exists()):
            raise KeyMissing(
                f"В папке данных есть реестр, но нет его ключа {_KEY_FILE}: верните файл из резервной копии "
                "или укажите ключ в настройке keys."
            )
        return Cipher([_kept(path)])

    def session_secret(self) -> str:
        """What signs the cookies; made once and kept in the data folder."""
        return _kept(self.data_dir / _SIGNING_FILE)


def _kept(path: Path) -> str:
    """The key in the file; a new one is written, readable to its owner alone, when there is none."""
    if not path.exists():
        _keep_once(path, Cipher.new_key())
    return path.read_text(encoding="ascii", errors="replace").strip()


def _keep_once(path: Path, key: str) -> None:
    """Written aside and linked into its place, so that nobody ever reads half of it; the first one stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        os.link(aside, path)
    except FileExistsError:
        pass
    except OSError:
        # A file system without links: the last of two first starts at once would win, and be found out.
        Path(aside).replace(path)
    finally:
        Path(aside).unlink(missing_ok=True)
