import { expect, test } from './money'
import { pasar } from './systems'
import { violationsOn } from './violations'

const PLACES = ['', '/refunds?show=all', '/orders?show=all', '/ledger', '/settlements', '/payouts', '/alarms']

for (const language of ['id', 'en'] as const) {
  test.describe(language, () => {
    test.use({ language })

    test('axe finds nothing at the desk', async ({ desk, page }) => {
      test.slow()
      await page.goto(`${pasar.origin}/desk/sign-in`)
      expect(await violationsOn(page)).toEqual([])
      for (const place of PLACES) {
        await desk.goto(`${pasar.origin}/desk${place}`)
        await expect(desk.getByRole('heading', { level: 1 })).toBeVisible()
        expect(await violationsOn(desk), place).toEqual([])
      }
    })
  })
}

test('without the key every part of the desk leads to its door, and a wrong key opens nothing', async ({
  page,
  words,
}) => {
  for (const place of PLACES) {
    await page.goto(`${pasar.origin}/desk${place}`)
    await expect(page).toHaveURL(`${pasar.origin}/desk/sign-in`)
  }

  await page.getByLabel(words.deskKey).fill('a'.repeat(64))
  await page.getByRole('button', { name: words.signIn }).click()

  await expect(page.getByLabel(words.deskKey)).toHaveAccessibleDescription(words.notTheDeskKey)
  await expect(page.getByLabel(words.deskKey)).toHaveValue('')
})

test('a file that is no report is refused, and said so at the field', async ({ desk, words }) => {
  await desk.goto(`${pasar.origin}/desk/settlements`)
  await desk.getByLabel(words.report).setInputFiles({
    name: 'report.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('name,price\nserum,129000\n'),
  })

  await desk.getByRole('button', { name: words.matchReport, exact: true }).click()

  await expect(desk.getByLabel(words.report)).toHaveAccessibleDescription(words.reportBroken)
})
