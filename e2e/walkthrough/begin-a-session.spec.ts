import { expect, test } from '../fixtures/console'
import { untilHydrated } from '../fixtures/hold-scripts'
import { linkTo, present } from '../fixtures/present'
import { walkthrough } from '../fixtures/systems'

const HOW = /buka tautan yang dicetak npm start/

test('a link begins one session, leaves no key in the address, and is used up', async ({ page, browser, read }) => {
  const link = await linkTo('/token')

  await page.goto(link)

  await expect(page).toHaveURL(`${walkthrough.origin}/token`)
  await expect(page.getByRole('button', { name: read.mint })).toBeEnabled()
  const other = await browser.newPage()
  const answer = await other.goto(link)
  expect(answer?.status()).toBe(401)
  await expect(other.getByText('npm run -s walkthrough:link').first()).toBeVisible()
  await other.close()
})

test('without a session everything is visible, with one sentence in place of each control', async ({ page, read }) => {
  await page.goto(`${walkthrough.origin}/token`)
  await expect(page.getByText(HOW)).toBeVisible()
  await expect(page.getByRole('button', { name: read.mint })).toBeDisabled()

  const steered: string[] = []
  page.on('request', (request) => request.method() === 'POST' && steered.push(request.url()))
  await page.goto(walkthrough.origin)
  const rules = page.getByRole('button', { name: 'Langgar', exact: true })
  await untilHydrated(rules)
  await rules.click()
  await expect(page.getByRole('region', { name: 'Langgar', exact: true })).toContainText(HOW)
  expect(steered).toEqual([])

  await page.goto(`${walkthrough.origin}/scenarios`)
  await expect(page.getByText(HOW)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Waktu demo' }).getByRole('listitem')).toHaveCount(3)

  await page.goto(`${walkthrough.origin}/scenarios/used-token`)
  await expect(page.getByRole('button', { name: 'Mainkan', exact: true })).toBeDisabled()

  await page.goto(`${walkthrough.origin}/evidence`)
  await expect(page.getByRole('button', { name: read.runChecks })).toBeDisabled()
})

test("after the session's end a control is replaced by the sentence about how to begin one", async ({
  page,
  context,
  read,
}) => {
  await present(page, '/token')
  await context.clearCookies({ name: '__Host-jembatan_session' })

  await page.getByRole('button', { name: read.mint }).click()

  await expect(page.getByText(HOW)).toBeVisible()
})
