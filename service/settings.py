"""All the settings there are; the only place that reads the environment.

Values come from ``NASTAVNIK_…`` variables, or from ``nastavnik.toml`` in the folder the command
is run from; the variable wins.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from registry.privacy import Cipher

_KEY_FILE = "registry.key"
_SIGNING_FILE = "session.key"


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

    @property
    def registry_url(self) -> str:
        return self.database_url or f"sqlite:///{(self.data_dir / 'registry.db').as_posix()}"

    @property
    def jobs_database_url(self) -> str:
        return self.jobs_url or self.database_url or f"sqlite:///{(self.data_dir / 'jobs.db').as_posix()}"

    @property
    def files_dir(self) -> Path:
        return self.data_dir / "files"

    def cipher(self) -> Cipher:
        """The registry's cipher; on the very first start a key is made and kept in the data folder."""
        keys = [key.get_secret_value() for key in self.keys]
        return Cipher(keys or [_kept(self.data_dir / _KEY_FILE)])

    def session_secret(self) -> str:
        """What signs the cookies; made once and kept in the data folder."""
        return _kept(self.data_dir / _SIGNING_FILE)


def _kept(path: Path) -> str:
    """The key in the file; a new one is written, readable to its owner alone, when there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(Cipher.new_key())
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii").strip()
