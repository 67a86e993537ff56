"""The web app: `reorg serve`, or `streamlit run app.py`. It only routes; pages are in web/pages."""

from pathlib import Path

import streamlit as st

from graph.errors import GraphError
from web.pages import frame, overview, queries

STYLE = Path(__file__).with_name("web") / "pages" / "page.css"


def main() -> None:
    """One run: the page of the address, or what to do when the database is away."""
    words = frame.words_of_session()
    st.set_page_config(page_title=words("app.name"), page_icon="🗂️", layout="wide")
    st.html(STYLE)
    pages = [
        st.Page(
            lambda: overview.show(words),
            title=words("app.overview"),
            url_path="overview",
            default=True,
        ),
        st.Page(lambda: queries.show(words), title=words("app.queries"), url_path="queries"),
    ]
    page = st.navigation(pages, position="top")
    try:
        page.run()
    except GraphError as error:
        frame.show_away(words, error)


if __name__ == "__main__":
    main()
