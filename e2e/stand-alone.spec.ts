import { pasar as pasarSystem, ramai as ramaiSystem } from '../local/the-systems'
import { expect, inView } from './journey'
import { test } from './one-more-process'
import { listShops, readPasar } from './shops-file'

/** An address where nobody listens: the discard port. */
const NOBODY = 'http://127.0.0.1:9'

test("while Pasar is gone, Ramai's feed lives, and a tap lands on a clear page", async ({
  page,
  words,
  startOneMore,
}) => {
  const ramai = await startOneMore({
    system: ramaiSystem,
    changes: async (origin, own) => ({
      RAMAI_ORIGIN: origin,
      ...(await listShops(test.info().outputDir, [{ ...(await readPasar(own)), origin: NOBODY }])),
    }),
  })
  await page.goto(`${ramai}/?post=rani-ayu-serum`)
  await expect(page.getByText('AYU Serum Pencerah 30 ml').first()).toBeVisible()

  await inView(page).getByRole('button', { name: words.view }).click()
  await page.getByRole('button', { name: words.goOn }).click()

  await expect(page.getByRole('heading', { name: words.shopClosed })).toBeVisible()
  await page.getByRole('button', { name: words.stay }).click()
  await expect(page).toHaveURL(new RegExp(`^${ramai}/`))
})

test('while Kasir is gone, an order is kept with its stock, and can be paid later', async ({
  page,
  words,
  startOneMore,
  arrangeDelivery,
}) => {
  const pasar = await startOneMore({
    system: pasarSystem,
    changes: (origin) => ({
      PASAR_ORIGIN: origin,
      MIDTRANS_SNAP_BASE_URL: `${NOBODY}/snap/v1`,
      MIDTRANS_CORE_BASE_URL: NOBODY,
    }),
  })
  await page.goto(`${pasar}/products/ratih-lamp`)
  await page.getByRole('button', { name: words.buyNow }).click()
  await page.waitForURL(`${pasar}/checkout/**`)
  await arrangeDelivery()

  await page.getByRole('button', { name: words.placeOrder }).click()

  await page.waitForURL(`${pasar}/orders/**`)
  await expect(page.getByRole('heading', { name: words.complete })).toBeVisible()
  await page.getByRole('button', { name: words.payNow }).click()
  await expect(page.getByText(words.kasirUnreachable)).toBeVisible()
})
