import { submit } from '@jembatan/buyer/forms'
import { signUp } from '@jembatan/buyer/member'
import { openBackOffice, openDemoConsole, openDesk, reportPost } from '@jembatan/buyer/operator'
import type { Page } from '@playwright/test'
import { shareCookies } from '../fixtures/arrange'
import { expect, test } from '../fixtures/journey'
import { PAGES } from '../fixtures/pages'
import { present } from '../fixtures/present'
import { environmentOf, kasir, pasar, ramai } from '../fixtures/systems'
import { findByEveryEngine } from './engines'
import { findCutText } from './large-text'
import { startTour } from './tour'

/** Every page in both languages, and in both colour schemes. */
const LOOKS = [
  { language: 'id', colorScheme: 'dark' },
  { language: 'en', colorScheme: 'light' },
] as const

const findFaults = async (page: Page) => [...(await findByEveryEngine(page)), ...(await findCutText(page))]

/** A hundred pages, each examined by three engines and in four windows. */
const HALF_AN_HOUR = 1_800_000

test.describe.configure({ timeout: HALF_AN_HOUR })

test.use({ actionTimeout: 30_000 })

/**
 * They need a migration, blocked goods, a return or payments over BI-SNAP; axe reads them in those
 * journeys.
 */
const AFTER_MORE_THAN_A_PURCHASE = [
  '/back-office/goods/[shopId]',
  '/back-office/migration/rows/[table]/[key]',
  '/back-office/returns/[id]/accepted',
  '/orders/[id]/pay',
]

for (const { language, colorScheme } of LOOKS)
  test.describe(`${language}, ${colorScheme}`, () => {
    test.use({ language, colorScheme })

    test('every page of Ramai', async ({ page, context }) => {
      const { browser: member } = await signUp(ramai.origin, 'Simulasi Pelapor')
      await reportPost(member, 'murni-simpanan')
      await submit(member, '/complaints', {
        having: ['name="topic"'],
        fields: { topic: 'other', body: 'Videonya tidak bisa diputar di ponsel saya.' },
      })
      const tour = await startTour(page, { name: 'ramai', check: findFaults })
      await tour.visit(['/', '/leaving/pasar/101', '/posts/rani-ayu-serum', ...PAGES.ramai])

      await page.goto(`${ramai.origin}/sign-in`)
      await page.getByText('Demo', { exact: true }).click()
      await page
        .getByRole('button', { name: /kreator|creator/ })
        .first()
        .click()
      await page.waitForURL((url) => url.pathname !== '/sign-in')
      await page.goto(`${ramai.origin}/studio`)
      await page.getByRole('button', { name: /Postingan baru|New post/ }).click()
      await page.waitForURL(/studio\/.+/)
      await tour.look()
      const desk = await openDesk(ramai.origin, (await environmentOf('ramai')).RAMAI_DESK_KEY ?? '')
      await shareCookies(context, desk, ramai.origin)

      expect(await tour.finish()).toEqual([])
    })

    test('every page of Pasar', async ({ page, context, arrange, words }) => {
      const tour = await startTour(page, { name: 'pasar', check: findFaults })
      const [basket, unpaid] = [await arrange.basket(), await arrange.order()]
      await tour.visit([`/checkout/${basket}`, `/checkout/${await arrange.visit()}`, `/orders/${unpaid}`])
      await tour.visit(['/address', '/cancel'].map((place) => `/orders/${unpaid}${place}`))
      const arrived = await arrange.arrivedOrderOfTwoShops()
      await tour.visit(['', '/invoice'].map((place) => `/orders/${arrived}${place}`))
      const parcels = page.getByRole('link', { name: new RegExp(`${words.confirmReceived}|${words.openReview}`) })
      await page.goto(`${pasar.origin}/orders/${arrived}`)
      await tour.visit(await parcels.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')))
      await tour.visit(['/buy/KALA-MUG:1', ...PAGES.pasar])

      await page.goto(`${pasar.origin}/account`)
      await page.getByText('Demo', { exact: true }).click()
      await page.locator('button[name="id"]').first().click()
      await page.waitForURL(`${pasar.origin}/account`)
      await tour.visit(['/account', '/orders'])
      const desk = await openBackOffice(pasar.origin, (await environmentOf('pasar')).PASAR_BACK_OFFICE_KEY ?? '')
      await shareCookies(context, desk, pasar.origin)
      await tour.visit(PAGES.backOffice.map((place) => `/back-office${place}`))
      await tour.visit([`/back-office/orders/${arrived}`])
      await arrange.paidOrder()
      await page.goto(`${pasar.origin}/back-office/orders`)
      const parcel = await page.locator('input[name="parcel"]').first().inputValue()
      await tour.visit([`/back-office/orders/chosen?${new URLSearchParams({ parcel })}`])

      expect(await tour.finish()).toEqual(AFTER_MORE_THAN_A_PURCHASE)
    })

    test('every page of Kasir', async ({ page, context, toko, buyer, words }) => {
      const tour = await startTour(page, { name: 'kasir', check: findFaults })
      await tour.visit(PAGES.kasir)
      for (const method of ['other_qris', 'gopay', 'bca_va', 'echannel', 'indomaret'] as const) {
        await page.goto((await toko.order()).url)
        await buyer.chooseMethod(words.methods[method])
        await expect(page.getByText(words.waiting)).toBeVisible()
        await tour.look(method)
      }
      await buyer.pay()
      await page.getByRole('heading', { name: words.paid }).waitFor()
      await tour.look(words.paid)
      const { url } = await toko.order()
      const { pathname } = new URL(url)
      await tour.visit([pathname, `${pathname}/card`])
      await tour.visit(['', '/card'].map((place) => `${pathname.replace('redirection', 'embed')}${place}`))
      await page.goto(await toko.chargeCard())
      await tour.look('the page of a bank')
      await page.goto(await toko.linkWallet())
      await tour.look('the page of a wallet')
      await toko.subscribe()

      const desk = await openDemoConsole(kasir.origin, 'Dewi (demo)')
      await submit(desk, '/console/payouts', { having: ['name="merchant"'], fields: { amount: '1000000' } })
      await submit(desk, '/console/payouts', {
        having: ['name="notes"'],
        fields: { name: 'Budi', bank: 'bca', account: '0011223344', amount: '250000', notes: 'Gaji November' },
      })
      await shareCookies(context, desk, kasir.origin)

      expect(await tour.finish()).toEqual([])
    })

    test('every page of the walkthrough', async ({ page }) => {
      const tour = await startTour(page, { name: 'walkthrough', check: findFaults })
      await tour.visit(PAGES.walkthrough)
      await present(page, '/ready')
      await tour.look()

      expect(await tour.finish()).toEqual([])
    })
  })
