import { expect, test } from '../fixtures/console'

test('the button runs the checks, and each finding is shown as it is found, with what was looked at', async ({
  watch,
  read,
}) => {
  test.slow()
  // Two rows that only read tables and tokens: they do not interact with other journeys.
  const page = await watch('/evidence?rows=2,7')

  await page.getByRole('button', { name: read.runChecks }).click()

  const rows = page.getByRole('list', { name: 'Pengendalian dan temuannya' }).getByRole('listitem')
  await expect(page.getByRole('status')).toContainText('lolos', { timeout: 150_000 })
  // Shows the reason of a failure, which a count would not.
  expect(await rows.filter({ hasText: '✗' }).allTextContents()).toEqual([])
  await expect(page.getByRole('status')).toContainText(/2 lolos.*0 gagal/)
  await rows.first().getByText('lolos').click()
  await expect(rows.first().getByRole('list').getByRole('listitem').first()).toBeVisible()
})

test('the Indonesian address of before still names its rows', async ({ watch }) => {
  const page = await watch('/bukti?baris=5,7')

  await expect(page).toHaveURL(/\/evidence\?baris=5(,|%2C)7$/)
  await expect(page.getByText('5, 7', { exact: false })).toBeVisible()
})
