"""Settings, each from a flag, else ``DATELINE_*``, else ``dateline.toml``, else the default."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings import TomlConfigSettingsSource as TomlFile

from dateline.errors import UsageError
from dateline.stages import Parse, Stages
from dateline.tables import Tables, default_folder

FILE = "dateline.toml"
"""Read from the folder where the program is started."""

PREFIX = "DATELINE_"


class Settings(BaseSettings):
    """What a user may set once for all commands."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, toml_file=FILE, extra="forbid", frozen=True, use_attribute_docstrings=True
    )

    record: str = "dateline.db"
    """The record that commands use: a file, or a ``postgresql://`` URL."""
    workers: int | None = Field(default=None, ge=1)
    """Processes that extract claims; none for as many as pay."""
    max_bytes: int = Field(default=20_000_000, ge=1)
    """Largest page or row that is read, in bytes."""
    language: str = "dateline"
    """What parses the text: ``dateline``, or ``spacy:NAME`` for a spaCy package or folder."""
    parse: Parse = Parse.ALL
    """Which paragraphs are parsed: ``all``, or ``likely``, those whose words may tell of an event."""
    author: str | None = None
    """Who judges, as ``dateline review`` keeps it; none for the name of the system's user."""
    trust: dict[str, Annotated[float, Field(gt=0, lt=1)]] = Field(default_factory=dict)
    """Per voice, as ``dateline voices`` names it, the probability that it is right on who has a place."""
    gazetteer: str = Field(default_factory=lambda: str(default_folder("gazetteer")))
    """Folder of the places that ``dateline gazetteer add`` keeps."""
    actors: str = Field(default_factory=lambda: str(default_folder("actors")))
    """Folder of the actors that ``dateline actors add`` keeps."""
    host: str = "127.0.0.1"
    """Address that ``dateline serve`` listens on."""
    port: int = Field(default=8000, ge=0, le=65535)
    """TCP port that ``dateline serve`` listens on; 0 for any free one."""
    allow_review: bool = False
    """Whether ``dateline serve`` takes judgements, from whoever has the token."""
    review_token: SecretStr | None = Field(default=None, min_length=16)
    """What who judges over ``dateline serve`` must send, 16 characters or more; none for one made anew."""
    public_url: str | None = None
    """Address by which others reach ``dateline serve`` through a proxy; none where there is no proxy."""
    map_style: str | None = None
    """Address of an online MapLibre style for the map; none for the built-in map, which needs no network."""

    def stages(self) -> Stages:
        """Return the functions that do the work, as they are set."""
        return Stages(
            language=self.language,
            parse=self.parse,
            own_places=_with_tables(self.gazetteer),
            own_actors=_with_tables(self.actors),
            trust=self.trust,
        )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return the sources, the strongest first."""
        return init_settings, env_settings, TomlFile(settings_cls)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting as it stands."""

    name: str
    """What it is called in ``dateline.toml``."""
    value: Any
    """What holds."""
    origin: str
    """``--record``, ``DATELINE_RECORD``, the path of ``dateline.toml``, or ``default``."""
    meaning: str
    """What it does."""


def load(**flags: Any) -> Settings:
    """Return the settings, with flags before all else; a flag that is None was not given.

    Raises:
        UsageError: a value or a name in the environment or in ``dateline.toml`` makes no sense.
    """
    try:
        return Settings(**_given(flags))
    except ValidationError as error:
        problem = error.errors()[0]
        name = ".".join(str(part) for part in problem["loc"])
        raise UsageError(f"setting {name} ({_origin(name, flags)}): {problem['msg']}") from error
    except ValueError as error:
        raise UsageError(f"{FILE}: {error}") from error


def explain(**flags: Any) -> list[Setting]:
    """Return every setting with its value and where the value comes from."""
    settings = load(**flags)
    return [
        Setting(
            name=name,
            value=_shown(getattr(settings, name)),
            origin=_origin(name, flags),
            meaning=field.description or "",
        )
        for name, field in Settings.model_fields.items()
    ]


def _with_tables(folder: str) -> str | None:
    """Return a folder of a user's own tables; None while there are none in it."""
    return folder if Tables(Path(folder)).names() else None


def _shown(value: Any) -> Any:
    """Return a value as it may be printed: stars for a secret."""
    return str(value) if isinstance(value, SecretStr) else value


def _given(flags: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in flags.items() if value is not None}


def _origin(name: str, flags: Mapping[str, Any]) -> str:
    if name in _given(flags):
        return f"--{name.replace('_', '-')}"
    variable = f"{PREFIX}{name}".upper()
    if variable in {key.upper() for key in os.environ}:
        return variable
    file = Path(FILE)
    return str(file.absolute()) if name in TomlFile(Settings)() else "default"
