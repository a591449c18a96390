"""Read the tags of a page somebody else wrote, in time that grows with its length and no faster.

The standard library's parser takes minutes for 200 KB of `<!--` or `<a ` (Python 3.11); a page is a
stranger's, so that is not an accident to hope against.
"""

import html
import re
from collections.abc import Iterator

LONGEST_VALUE = 4096  # characters; what is longer is a picture written into the page

_TAG = re.compile(r"<(!--|[a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""")
_ENDS = {
    name: re.compile(f"</{name}[\\s/>]", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp")
}


def tags(page: str, *, wanted: frozenset[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Name and attributes of each opening tag that is wanted, in the page's order, in lower case.

    What is in comments, scripts, styles and other places where tags are text is passed over.
    """
    at = 0
    while tag := _TAG.search(page, at):
        name = tag[1].lower()
        if name == "!--":
            at = page.find("-->", tag.end()) + 3
            if at < 3:
                return
            continue
        attributes, at = _attributes(page, tag.end())
        if name in wanted:
            yield name, attributes
        if name in _ENDS:
            end = _ENDS[name].search(page, at)
            if end is None:
                return
            at = end.end()


def _attributes(page: str, at: int) -> tuple[dict[str, str], int]:
    """The attributes of a tag, and where the page goes on. Of two with one name the first counts."""
    found: dict[str, str] = {}
    while attribute := _ATTRIBUTE.match(page, at):
        value = attribute[2] or attribute[3] or attribute[4] or ""
        if len(value) <= LONGEST_VALUE:
            found.setdefault(attribute[1].lower(), html.unescape(value))
        at = attribute.end()
    end = page.find(">", at)
    return found, end + 1 if end >= 0 else len(page)
