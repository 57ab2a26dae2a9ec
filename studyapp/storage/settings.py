"""Settings and other small facts, by key."""

import json
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from studyapp.storage.tables import setting


class SettingRepository:
    """JSON values by key."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str) -> Any:
        """Return the value of a key, None when it was never set."""
        query = select(setting.c.value).where(setting.c.key == key)
        text = self._connection.execute(query).scalar()
        return None if text is None else json.loads(text)

    def set(self, key: str, value: Any) -> None:
        """Set a key."""
        text = json.dumps(value)
        statement = insert(setting).values(key=key, value=text)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["key"], set_={"value": text})
        )

    def remove(self, key: str) -> None:
        """Forget a key."""
        self._connection.execute(delete(setting).where(setting.c.key == key))
