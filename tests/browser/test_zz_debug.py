import pytest
from .measuring import AXE
pytestmark = pytest.mark.browser
def test_debug(window_of, gallery):
    for start in ("light","dark"):
        page = window_of("Mika", color_scheme=start)
        page.goto("/boards/attic")
        page.emulate_media(color_scheme="dark")
        for i in range(3):
            page.evaluate(AXE)
            found = page.evaluate("axe.run({runOnly:['color-contrast']})")
            for v in found["violations"]:
                for n in v["nodes"]:
                    print(start, i, n["html"][:60], n["failureSummary"])
            print(start, i, page.evaluate("[getComputedStyle(document.querySelector('.header__pin')).backgroundColor,getComputedStyle(document.querySelector('.header__pin')).color]"))
