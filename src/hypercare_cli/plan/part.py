"""How a group of values is declared: a frozen class whose annotations are its fields."""

from collections.abc import Mapping
from typing import Any, ClassVar, dataclass_transform


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Part:
    """A group of named values. A field without a default must be in the file.

    Cheaper to declare than a dataclass, since start-up builds a hundred of them: the annotations
    are only looked at when a document is read. A trailing underscore (`with_`) is not in the file.
    """

    fields: ClassVar[Mapping[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        cls.fields = {**cls.__mro__[1].fields, **cls.__annotations__}  # type: ignore[attr-defined]

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
