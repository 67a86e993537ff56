"""The environment: variables read with every problem noted, so that all are told at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True, slots=True)
class Variables:
    """Variables that hold more than white space, and what is wrong with those that were read."""

    variables: Mapping[str, str]
    problems: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self:
        """The variables of an environment."""
        return cls({name: value for name, value in environment.items() if value.strip()})

    def text(self, name: str, default: str) -> str:
        """A variable as it stands."""
        return self.variables.get(name, default)

    def price(self, name: str) -> float | None:
        """A price, None where none is set."""
        value = self.variables.get(name)
        if value is None:
            return None
        try:
            price = float(value)
        except ValueError:
            price = -1.0
        if not 0 <= price < float("inf"):
            self.problems.append(f"{name} is {value!r}: give a price as a number, such as 2.5")
            return None
        return price

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A whole number within bounds; the default where it is none."""
        value = self.variables.get(name)
        if value is None:
            return default
        if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
            self.problems.append(f"{name} is {value!r}: give a number from {least} to {most}")
            return default
        return int(value)
