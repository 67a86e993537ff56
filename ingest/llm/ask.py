"""Ask: one memo to the server, its answer back as rows; every failure as one of our errors."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ingest.errors import BadSettings, ModelFailed
from ingest.llm.schema import answer_format

if TYPE_CHECKING:
    from openai import OpenAI
    from openai.types.chat import ChatCompletionMessageParam

    from ingest.settings import ModelSettings

_ASKED_AGAIN = 3
"""How often a memo is sent whose answer is no JSON of the schema."""


class Model:
    """A model behind a server; holds the connection. Lost connections, 429 and 5xx are tried again."""

    def __init__(self, settings: ModelSettings) -> None:
        self.name = f"llm/{settings.model}"
        self.settings = settings
        self._client = _client(settings)

    def rows(self, text: str) -> list[Any]:
        """The statements that the model gives for a memo, as it gives them, unchecked.

        Raises ModelFailed where the server cannot be reached, says no, or answers no such JSON.
        """
        problem = ""
        for _ in range(_ASKED_AGAIN):
            try:
                return _rows(self._answer(text))
            except ValueError as error:
                problem = str(error)
        raise ModelFailed(
            f"{self.settings.url} answered {_ASKED_AGAIN} times without the JSON asked for ({problem}): "
            "does the model support structured output?"
        )

    def _answer(self, text: str) -> str:
        from openai import APIConnectionError, APIStatusError, OpenAIError  # noqa: PLC0415

        messages: list[ChatCompletionMessageParam] = [
            {"role": "system", "content": prompt()},
            {"role": "user", "content": f"<memo>\n{text}\n</memo>"},
        ]
        where = f"{self.settings.url} (model {self.settings.model})"
        try:
            answer = self._client.chat.completions.create(
                model=self.settings.model,
                messages=messages,
                response_format=answer_format(),
                temperature=0,
            )
        except APIStatusError as error:
            raise ModelFailed(f"{where} says {error.status_code}: {error.message[:300]}") from error
        except APIConnectionError as error:
            raise ModelFailed(
                f"{where} does not answer ({error}): check REORG_LLM_URL and REORG_LLM_TIMEOUT"
            ) from error
        except OpenAIError as error:
            raise ModelFailed(f"{where}: {error}") from error
        if not answer.choices:
            raise ValueError("no answer in it")
        if answer.choices[0].finish_reason == "length":
            raise ValueError("cut off")
        return answer.choices[0].message.content or ""


def _rows(answer: str) -> list[Any]:
    """The list in an answer. Raises ValueError where there is none."""
    told = json.loads(answer)
    rows = told.get("statements") if isinstance(told, dict) else None
    if isinstance(rows, list):
        return rows
    raise ValueError("no list of statements")


def _client(settings: ModelSettings) -> OpenAI:
    try:
        from openai import OpenAI  # noqa: PLC0415 (an extra; nobody else pays for it)
    except ImportError as error:
        raise BadSettings("the extractor llm needs its client: pip install 'reorg[llm]'") from error
    return OpenAI(
        base_url=settings.url,
        api_key=settings.key or "none",
        timeout=settings.timeout,
        max_retries=settings.retries,
    )


@cache
def prompt() -> str:
    """What the model is told before the memo."""
    return (files("ingest.llm") / "prompt.md").read_text("utf-8")
