import { expect, test } from '../fixtures/journey'
import { arrangeMigratedOrder } from '../fixtures/migrated-order'
import { pasar } from '../fixtures/systems'
import { faultsOn } from '../fixtures/violations'

test('a buyer of the old shop opens their emailed link, chooses a password, and has their order; the link is spent', async ({
  page,
  context,
  operatorCookies,
  words,
}) => {
  // In a demo an operator may read such an email.
  await context.addCookies(operatorCookies.filter(({ name }) => name === '__Host-operator_session'))
  const { orderId, email } = await arrangeMigratedOrder()
  const mail = page.getByRole('listitem').filter({ hasText: email })
  await expect(async () => {
    await page.goto(`${pasar.origin}/demo/outbox`)
    await expect(mail).toBeVisible({ timeout: 200 })
  }).toPass()
  const link = mail.getByRole('link', { name: /\/claim\// }).first()
  const address = (await link.getAttribute('href')) ?? ''
  await link.click()

  await page.waitForURL(`${pasar.origin}/account/claim`)
  await expect(page.getByText(email, { exact: true })).toBeVisible()
  expect(await faultsOn(page)).toEqual([])
  await page.getByLabel(words.accountPassword).fill('kopi')
  await page.getByRole('button', { name: words.takeOver }).click()
  await expect(page.getByLabel(words.accountPassword)).toHaveAttribute('aria-invalid')
  await page.getByLabel(words.accountPassword).fill('kopi pagi hari')
  await page.getByRole('button', { name: words.takeOver }).click()

  await page.waitForURL(`${pasar.origin}/orders`)
  await page.getByRole('link', { name: orderId }).click()
  await expect(page.getByText('Jalan Melati No. 7')).toBeVisible()
  await page.goto(address)
  await expect(page.getByText(words.linkSpent)).toBeVisible()
})
