"""The web app: `reorg serve`, or `streamlit run app.py`. It only routes; pages are in web/pages."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from graph.errors import Forbidden, GraphError
from web.pages import (
    about,
    add,
    brief,
    changes,
    companies,
    console,
    frame,
    measures,
    memos,
    notsaid,
    overview,
    person,
    queries,
    review,
    timeline,
    unit,
)
from web.parts.sheet import PAGES
from web.who import current_user
from web.words import Words

STYLE = Path(__file__).with_name("web") / "pages" / "page.css"
SHOWN: dict[str, Callable[[Words], None]] = {
    "overview": overview.show,
    "changes": changes.show,
    "brief": brief.show,
    "timeline": timeline.show,
    "person": person.show,
    "unit": unit.show,
    "measures": measures.show,
    "notsaid": notsaid.show,
    "memos": memos.show,
    "add": add.show,
    "review": review.show,
    "companies": companies.show,
    "queries": queries.show,
    "console": console.show,
    "about": about.show,
}


def main() -> None:
    """One run: the page of the address, or what to do when the database is away."""
    words = frame.words_of_session()
    st.set_page_config(page_title=words("app.name"), page_icon="🗂️", layout="wide")
    st.html(STYLE)
    frame.tell_language(words)
    pages = {path: _page(words, path) for path in SHOWN}
    st.session_state[PAGES] = pages
    page = st.navigation(list(pages.values()), position="top")
    frame.show_done()
    try:
        if current_user() is None:
            frame.show_login(words)
        else:
            page.run()
    except Forbidden as error:
        frame.show_forbidden(words, error)
    except GraphError as error:
        frame.show_away(words, error)


def _page(words: Words, path: str) -> st.Page:
    title = words(f"app.{path}")
    first = path == next(iter(SHOWN))
    return st.Page(lambda: SHOWN[path](words), title=title, url_path=path, default=first)


if __name__ == "__main__":
    main()
