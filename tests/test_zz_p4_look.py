from tests.test_office_browser import *  # noqa
from tests.test_office_browser import at
pytestmark = pytest.mark.asyncio(loop_scope="module")
for n in [n for n in list(globals()) if n.startswith("test_")]: del globals()[n]
async def test_look(browser, office):
    site, town = office
    async with window(browser, 390) as opened:
        page = opened.page
        await page.goto(f"{site.url}/enter?code={site.write(office_link, town.people['chair'])}")
        await page.get_by_role("button", name="Vào xem số liệu").click()
        await at(page, 390)
        await page.goto(site.url + "/settings")
        print(await findings(page)); await page.locator("section[aria-labelledby=grading]").screenshot(path="/tmp/p4_g.png")
        await page.get_by_role("button", name="Xem trước Tiêu chí").click()
        await page.wait_for_timeout(300)
        print("grading", page.url, await findings(page)); await page.screenshot(path="/tmp/p4_grading.png", full_page=True)
        await page.get_by_role("button", name="Ghi lại").click()
        await page.goto(site.url + "/audit")
        print(await findings(page)); await page.screenshot(path="/tmp/p4_audit2.png", full_page=True)
