"""What every answer needs."""

from starlette.convertors import IntegerConvertor, register_url_convertor


class Number(IntegerConvertor):
    """A number that a column can hold; with more digits there is nothing at an address."""

    regex = "[0-9]{1,18}"


# Here, so that it is known before any page or endpoint writes `{pin:int}` into its address.
register_url_convertor("int", Number())
