async def test_overview(signed_in, ada, vera, mika, posters):
    a = await (await signed_in(ada)).get("/admin")
    assert a.status_code == 200 and "3 people" in a.text and 'aria-current="page"' in a.text, a.text
    v = await (await signed_in(vera)).get("/admin")
    assert v.status_code == 403
