"""What somebody keeps of themselves: name, password, sessions, second step, tokens, data."""

from starlette.routing import BaseRoute

from showcase.pages.you import account, data, tokens, two_steps

routes: list[BaseRoute] = [*account.routes, *data.routes, *two_steps.routes, *tokens.routes]
