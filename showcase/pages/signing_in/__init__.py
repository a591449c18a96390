"""The ways in: a password, a second step, the organisation's provider."""

from starlette.routing import BaseRoute

from showcase.pages.signing_in import by_password, second_step, sign_on

routes: list[BaseRoute] = [*by_password.routes, *second_step.routes, *sign_on.routes]
