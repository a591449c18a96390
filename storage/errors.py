"""What can go wrong with a store. Messages are sentences and name no folder, address or secret."""


class StoreError(Exception):
    """Anything that a store refuses or cannot do."""


class BadKey(StoreError):
    """No bytes can ever be under this name."""


class NotFound(StoreError):
    """Nothing is under this key, and the store itself was there to say so."""


class StoreUnavailable(StoreError):
    """The store does not answer, refuses us or is full. Trying later may help."""
