"""Why a file or an address was not taken, as a sentence with the limit that it broke."""

from collections.abc import Callable

from showcase.foundation.errors import Invalid, MediaRefused
from showcase.foundation.language import filesize, number
from showcase.foundation.language import gettext as _
from showcase.imaging.errors import Reason, Unshowable
from showcase.outside.errors import NotFetched
from showcase.outside.errors import Reason as NotFetchedBecause


def refusal(broken: Unshowable) -> MediaRefused:
    """415 not a kind that we show, 413 too many bytes, 422 anything else."""
    limit = broken.limit or 0
    sentences: dict[Reason, tuple[int, Callable[[], str]]] = {
        Reason.NOT_A_KIND: (
            415,
            lambda: _(
                "This is not a kind of picture that Showcase shows. Take a JPEG, PNG, GIF, WebP, AVIF, HEIC, TIFF or BMP."
            ),
        ),
        Reason.EMPTY: (422, lambda: _("This file is empty. Choose it again, or save it again first.")),
        Reason.TOO_MANY_BYTES: (
            413,
            lambda: (
                _("This file is too large. Pictures have at most %(limit)s.")
                % {"limit": filesize(int(limit))}
            ),
        ),
        Reason.TOO_MANY_PIXELS: (
            422,
            lambda: (
                _("This picture has too many pixels. At most %(limit)s million fit; make it smaller first.")
                % {"limit": number(round(limit / 1_000_000, 1))}
            ),
        ),
        Reason.TOO_LONG_A_SIDE: (
            422,
            lambda: (
                _("This picture is too long. A side has at most %(limit)s pixels; make it smaller first.")
                % {"limit": number(limit)}
            ),
        ),
        Reason.TOO_MANY_FRAMES: (
            422,
            lambda: (
                _(
                    "This animation is too long. At most %(limit)s frames fit; make it shorter or smaller first."
                )
                % {"limit": number(limit)}
            ),
        ),
        Reason.UNREADABLE: (
            422,
            lambda: _(
                "This picture cannot be read. It may be damaged or cut off; save it again and try once more."
            ),
        ),
        Reason.TOO_SLOW: (
            422,
            lambda: (
                _("This picture takes longer than %(limit)s seconds to read. Save it in a simpler way.")
                % {"limit": number(limit)}
            ),
        ),
        Reason.TOO_MUCH_MEMORY: (
            422,
            lambda: _("This picture takes too much memory to read. Make it smaller first."),
        ),
        Reason.CRASHED: (
            422,
            lambda: _(
                "This picture cannot be read safely. Save it again, as a JPEG or PNG, and try once more."
            ),
        ),
    }
    status, sentence = sentences[broken.reason]
    return MediaRefused(sentence(), status)


def not_fetched(why: NotFetched) -> Invalid:
    """A sentence for whoever gave the address. It never tells what is inside."""
    sentences: dict[NotFetchedBecause, Callable[[], str]] = {
        NotFetchedBecause.NOT_AN_ADDRESS: lambda: _("This is not a web address. It begins with https://."),
        NotFetchedBecause.NOT_ALLOWED: lambda: _(
            "Showcase does not fetch pictures from there. Save the picture and drop the file here."
        ),
        NotFetchedBecause.NOT_FOUND: lambda: (
            _("There is no picture at this address (answer %(status)s).") % {"status": why.status}
        ),
        NotFetchedBecause.TOO_LARGE: lambda: (
            _("What is at this address is too large. At most %(limit)s fit.")
            % {"limit": filesize(int(why.limit or 0))}
        ),
        NotFetchedBecause.TOO_SLOW: lambda: _(
            "The other side took too long. Try again, or drop the file here."
        ),
        NotFetchedBecause.TOO_MANY_REDIRECTS: lambda: _(
            "This address leads on and on. Give the picture's own address."
        ),
        NotFetchedBecause.BAD_CERTIFICATE: lambda: _(
            "The other side could not prove who it is. Save the picture and drop the file here."
        ),
    }
    otherwise = _("The picture could not be fetched from there. Save it and drop the file here.")
    sentence = sentences.get(why.reason)
    text = sentence() if sentence else otherwise
    return Invalid(text, {"address": text})
