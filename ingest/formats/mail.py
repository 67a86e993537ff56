"""Mail to text: its head in lines, then its body; attachments stay closed."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from ingest.decode import decode
from ingest.errors import RefusedFile
from ingest.formats.html import text_of_html

_HEAD = ("From", "To", "Cc")


def text(raw: bytes) -> str:
    """Subject, sender, readers, day and body of a mail; the plain body where there are two."""
    mail = message_from_bytes(raw, policy=policy.default)
    head = "\n".join(_head(mail))
    body = mail.get_body(("plain", "html"))
    words = _body(body).strip() if body else ""
    if not words:
        closed = [part.get_filename() or "without a name" for part in mail.iter_attachments()]
        held = f" its attachments ({', '.join(closed)}) are not opened:" if closed else ""
        raise RefusedFile(f"is a mail without words;{held} give the memo itself")
    return f"{head}\n\n{words}\n"


def _head(mail: EmailMessage) -> Iterator[str]:
    """The lines of the head; the day as the sender's calendar has it, in ISO form."""
    if mail["Subject"]:
        yield f"Subject: {_one_line(mail['Subject'])}"
    yield from (f"{name}: {_one_line(mail[name])}" for name in _HEAD if mail[name])
    sent = getattr(mail["Date"], "datetime", None)
    if sent:
        yield f"Date: {sent.date().isoformat()}"


def _one_line(value: object) -> str:
    return " ".join(str(value).split())


def _body(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    if not raw.strip():
        return ""
    words = decode(raw, "the mail", part.get_content_charset())
    return text_of_html(words) if part.get_content_type() == "text/html" else words
