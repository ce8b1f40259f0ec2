import { expect, newestOf, test } from '../fixtures/console'

const CLAIMS = ['iss', 'aud', 'jti', 'iat', 'exp', 'sku', 'qty', 'seen', 'promo']

test('a sample token is opened to its nine claims, lives two minutes at most, and the shop takes it whole', async ({
  watch,
  read,
}) => {
  const lens = await watch('/token')

  await lens.getByRole('button', { name: read.mint }).click()

  await expect(lens.getByRole('term').filter({ hasText: /^[a-z]{3,5}$/ })).toHaveText(CLAIMS)
  await expect(lens.getByRole('button', { name: 'Buat yang baru' })).toBeFocused()
  await expect(lens.getByRole('timer')).toHaveText(/^(1[01]\d|120|9\d) /)
  const before = await lens.getByRole('timer').textContent()
  await expect(lens.getByRole('timer')).not.toHaveText(before ?? '')

  await lens.getByRole('button', { name: read.showWhole }).click()
  await expect(lens.getByText(read.accepted)).toBeVisible()
  await expect(lens.getByRole('button', { name: read.showWhole })).toBeFocused()
})

test.describe('in English', () => {
  test.use({ language: 'en' })

  test('a changed letter in any part of the token is refused by the real shop without naming the part', async ({
    watch,
    read,
  }) => {
    const lens = await watch('/token')
    await lens.getByRole('button', { name: read.mint }).click()

    for (const part of ['header', 'payload', 'signature'] as const) {
      await lens.getByRole('button', { name: read.changeIn(part) }).click()

      await expect(lens.getByText(read.changedLetter)).toBeVisible()
      await expect(lens.getByText(read.notIntact)).toBeVisible()
      await expect(lens.getByText('handoff_invalid')).toBeVisible()

      await lens.getByRole('button', { name: read.restore }).click()
      await expect(lens.getByText(read.changedLetter)).toBeHidden()
    }

    await lens.getByRole('button', { name: read.showWhole }).click()
    await expect(lens.getByText(read.accepted)).toBeVisible()
  })
})

test('the lens’s taps and refusals are in the audit logs like any visitor’s', async ({ watch, read }) => {
  const lens = await watch('/token')
  const inspector = await watch('/inspector')
  const before = await newestOf(inspector, read.refusedToken)

  await lens.getByRole('button', { name: read.mint }).click()
  await lens.getByRole('button', { name: read.changeIn('signature') }).click()

  await expect.poll(() => newestOf(inspector, read.refusedToken)).not.toBe(before)
})
