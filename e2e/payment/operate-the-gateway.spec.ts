import { readFile } from 'node:fs/promises'
import { Browser } from '@jembatan/contract/conformance/browser'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/journey'
import { environmentOf, kasir } from '../fixtures/systems'
import { faultsOn } from '../fixtures/violations'

/** Texts that an operator reads and presses, written independently of the app. */
const words = {
  demo: (name: string) => `Masuk sebagai ${name}`,
  key: 'Kunci konsol',
  signIn: 'Masuk',
  signOut: 'Keluar',
  wrongKey: 'Kunci konsol ini tidak cocok',
  find: 'Cari transaksi',
  faults: 'Simulasi: bank dan pengiriman notifikasi',
  search: 'Cari',
  nothing: 'Tidak ada transaksi yang cocok',
  history: 'Riwayat status',
  byPayer: 'oleh pembayar',
  notifications: 'Notifikasi ke toko',
  delivered: 'Diterima',
  resend: 'Kirim lagi: settlement',
  resent: 'Notifikasi dikirim lagi.',
  again: 'kirim ulang',
  hold: 'Tahan',
  apply: 'Terapkan',
  applied: 'Cara pengiriman disimpan.',
  reports: 'Laporan',
  download: 'Unduh CSV',
  topUp: 'Isi saldo',
  toppedUp: 'Saldo sudah diisi.',
  recipient: 'Nama penerima',
  bank: 'Bank atau e-wallet',
  account: 'Nomor rekening atau telepon',
  amount: 'Jumlah dalam rupiah',
  note: 'Catatan untuk penerima',
  submitPayout: 'Ajukan persetujuan',
  newPayout: 'Pencairan baru',
  ownPayout: /Operator lain harus memutuskan/,
  keyOfNobody: 'Kunci konsol tidak mencairkan dana',
  details: 'Rincian',
  otp: 'Kata sandi sekali pakai',
  approve: 'Setujui',
  approved: 'Pencairan disetujui.',
  completed: 'Selesai',
  returns: 'Bank mengembalikan',
  failed: 'Gagal',
}

const [DEWI, BAYU] = ['Dewi (demo)', 'Bayu (demo)']

const openWithKey = async (page: Page) => {
  await page.goto(`${kasir.origin}/console/sign-in`)
  await page.getByLabel(words.key).fill((await environmentOf('kasir')).KASIR_CONSOLE_KEY ?? '')
  await page.getByRole('button', { name: words.signIn, exact: true }).click()
  await page.waitForURL(`${kasir.origin}/console`)
}

const openConsole = async (page: Page, name = DEWI) => {
  await page.goto(`${kasir.origin}/console`)
  await page.getByRole('button', { name: words.demo(name) }).click()
  await page.waitForURL(`${kasir.origin}/console`)
}

const find = async (page: Page, order: string) => {
  await page.goto(`${kasir.origin}/console/transactions`)
  await page.getByLabel(words.find).fill(order)
  await page.getByRole('button', { name: words.search, exact: true }).click()
}

test('axe finds nothing in the console', async ({ page }) => {
  await page.goto(`${kasir.origin}/console/sign-in`)
  expect(await faultsOn(page)).toEqual([])
  await openConsole(page)

  for (const place of [
    '/console',
    '/console/transactions?words=nobody',
    '/console/notifications',
    '/console/subscriptions',
    '/console/payouts',
    '/console/payouts/statements',
    '/console/reports',
    '/console/settings',
    '/console/settings/G000000001',
    '/console/operators',
    '/console/activity',
    '/api-reference',
  ]) {
    await page.goto(`${kasir.origin}${place}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await faultsOn(page), place).toEqual([])
  }
})

test('the operator finds a payment just made, sends its notification again, and sees it in the file of the day', {
  tag: '@phone-only',
}, async ({ page, arrange, books }) => {
  const order = await arrange.paidOrder()
  await openConsole(page)

  await find(page, order)
  await page.getByRole('link', { name: order }).click()
  await expect(page.getByRole('heading', { level: 1, name: order })).toBeVisible()
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await expect(page.getByRole('region', { name: words.history }).getByText(words.byPayer)).toHaveCount(2)

  const notifications = page.getByRole('region', { name: words.notifications })
  await expect(async () => {
    await page.reload()
    await expect(notifications.getByText(words.delivered)).toHaveCount(2, { timeout: 1000 })
  }).toPass()
  await expect(notifications.getByRole('cell', { name: '200' })).toHaveCount(2)
  await notifications.getByRole('button', { name: words.resend }).click()
  await expect(page.getByRole('status').filter({ hasText: words.resent })).toBeVisible()
  await expect(notifications.getByText(words.again)).toBeVisible()

  await page.getByText(words.faults).click()
  await page.getByRole('radio', { name: words.hold }).check()
  await page.getByRole('button', { name: words.apply }).click()
  await expect(page.getByRole('status').filter({ hasText: words.applied })).toBeVisible()
  const transaction = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const uses = await books.kasir`
    select detail ->> 'act' as act from audit_events
    where kind = 'console_used' and detail ->> 'transaction' = ${transaction} order by id`
  expect(uses.map(({ act }) => act)).toEqual(['resend', 'policy'])

  await page.getByRole('link', { name: words.reports, exact: true }).click()
  await page.getByRole('table').first().getByRole('link').first().click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: words.download }).click(),
  ])
  const lines = (await readFile(await file.path(), 'utf8')).split('\n')
  expect(lines.filter((line) => line.includes(`,${name},`))).toEqual([
    expect.stringMatching(/,settlement,qris,other_qris,\d+,\d+,\d+,/),
  ])
})

test('one operator submits a payout, another approves it, and the bank sends it back', {
  tag: '@phone-only',
}, async ({ page, browser, books }) => {
  await openConsole(page)
  await page.goto(`${kasir.origin}/console/payouts`)
  await page.getByRole('button', { name: words.topUp }).click()
  await expect(page.getByRole('status').filter({ hasText: words.toppedUp })).toBeVisible()

  const form = page.getByRole('region', { name: words.newPayout })
  await form.getByRole('button', { name: words.submitPayout }).click()
  await expect(form.getByRole('alert')).toBeVisible()
  await form.getByLabel(words.recipient).fill('Budi Susantoo')
  await form.getByLabel(words.bank).selectOption('bca')
  await form.getByLabel(words.account).fill('0011223344')
  await form.getByLabel(words.amount).fill('250000')
  await form.getByLabel(words.note).fill('Gaji November')
  expect(await faultsOn(page)).toEqual([])
  await form.getByRole('button', { name: words.submitPayout }).click()
  await expect(page.getByText(words.ownPayout)).toBeVisible()
  await expect(page.getByRole('button', { name: words.approve })).toHaveCount(0)

  const context = await browser.newContext({ locale: 'id-ID' })
  const approver = await context.newPage()
  await openConsole(approver, BAYU)
  await approver.goto(page.url())
  await approver.getByLabel(words.otp).fill('335163')
  expect(await faultsOn(approver)).toEqual([])
  await approver.getByRole('button', { name: words.approve }).click()
  await expect(approver.getByRole('status').filter({ hasText: words.approved })).toBeVisible()
  const details = approver.getByRole('region', { name: words.details })
  await expect(details.getByText(DEWI)).toBeVisible()
  await expect(details.getByText(BAYU)).toBeVisible()

  const heading = approver.getByRole('heading', { level: 1 })
  const reference = (await heading.textContent()) ?? ''
  await expect(async () => {
    await approver.reload()
    await expect(approver.getByText(words.completed).first()).toBeVisible({ timeout: 1000 })
  }).toPass()
  await approver.getByText(words.faults).click()
  await approver.getByRole('button', { name: words.returns }).click()
  await expect(approver.getByText(words.failed).first()).toBeVisible()
  const states = await books.kasir`select status::text from payout_states where reference_no = ${reference} order by id`
  expect(states.map(({ status }) => status)).toEqual(['queued', 'approved', 'processed', 'completed', 'failed'])
  await context.close()
})

test('the console’s key opens the payouts, and creates none', async ({ page }) => {
  await openWithKey(page)

  await page.goto(`${kasir.origin}/console/payouts`)

  await expect(page.getByRole('region', { name: words.keyOfNobody })).toBeVisible()
  await expect(page.getByRole('button', { name: words.submitPayout })).toHaveCount(0)
})

test('without signing in every part of the console leads to its sign-in page', async () => {
  const nobody = '00000000-0000-4000-8000-000000000000'

  for (const place of [
    '',
    '/transactions',
    '/transactions/csv',
    `/transactions/${nobody}`,
    '/notifications',
    '/subscriptions',
    `/subscriptions/${nobody}`,
    '/payouts',
    `/payouts/${nobody}`,
    '/reports',
    '/reports/G000000001/2026-11-24/csv',
    '/reports/G000000001/csv',
    '/settings',
    '/settings/G000000001',
    '/operators',
    '/activity',
  ]) {
    const { headers } = await new Browser(kasir.origin).ask(`/console${place}`)
    expect(new URL(headers.location ?? '', kasir.origin).href, place).toBe(`${kasir.origin}/console/sign-in`)
  }
})

test('a wrong key opens nothing, and is not repeated', async ({ page }) => {
  await page.goto(`${kasir.origin}/console/sign-in`)

  await page.getByLabel(words.key).fill('a'.repeat(48))
  await page.getByRole('button', { name: words.signIn, exact: true }).click()

  await expect(page.getByLabel(words.key)).toHaveAccessibleDescription(new RegExp(words.wrongKey))
  await expect(page.getByLabel(words.key)).toHaveValue('')
  await page.goto(`${kasir.origin}/console`)
  await expect(page).toHaveURL(`${kasir.origin}/console/sign-in`)
})

test('a visitor of a demo finds no keys to change, and is refused if they send the form', async ({ page, toko }) => {
  const settings = `${kasir.origin}/console/settings/${toko.merchantId}`
  const rotate = page.getByRole('button', { name: 'Ganti kunci server' })
  await openWithKey(page)
  await page.goto(settings)
  await page.getByRole('checkbox', { name: /memasang kunci baru/ }).check()

  const other = await page.context().newPage()
  await other.goto(`${kasir.origin}/console`)
  await other.getByRole('button', { name: words.signOut }).click()
  await expect(other).toHaveURL(`${kasir.origin}/console/sign-in`)
  await openConsole(other)
  await rotate.click()
  await expect(page.getByText('Di demo, kunci, alamat, operator')).toBeVisible()

  await page.goto(settings)
  await expect(page.getByText('Anda masuk ke demo tanpa kunci')).toBeVisible()
  await expect(rotate).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Akhiri semua sesi' })).toHaveCount(0)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the operator signs in, searches and signs out', async ({ page }) => {
    await openConsole(page)

    await find(page, 'NOBODY-ORDERED-THIS')

    await expect(page.getByText(words.nothing)).toBeVisible()
    await page.getByRole('button', { name: words.signOut }).click()
    await expect(page).toHaveURL(`${kasir.origin}/console/sign-in`)
  })

  test('an administrator refunds, changes settings and adds a viewer, who sees one merchant and changes nothing', async ({
    page,
    browser,
    toko,
    words: buyer,
  }) => {
    const { orderId, url } = await toko.order()
    await page.goto(url)
    await expect(page.getByRole('radio', { name: /^Kredivo/ })).toHaveCount(0)
    await page.getByRole('radio', { name: buyer.methods.other_qris }).check()
    await page.getByRole('button', { name: buyer.confirmMethod, exact: true }).click()
    await page.getByRole('button', { name: buyer.simulatePayment }).click()
    await openConsole(page)
    await find(page, orderId)
    await page.getByRole('link', { name: orderId }).click()
    const transaction = page.url()

    await page.getByText('Kembalikan dana').click()
    await page.getByLabel('Jumlah dalam rupiah').fill('75001')
    await page.getByRole('button', { name: 'Kembalikan', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('Jumlah ini tidak bisa dikembalikan')
    await page.getByLabel('Jumlah dalam rupiah').fill('25000')
    await page.getByRole('button', { name: 'Kembalikan', exact: true }).click()
    await expect(page.getByRole('status')).toHaveText('Dana dikembalikan.')
    await expect(page.getByRole('region', { name: 'Pengembalian dana' }).getByText(DEWI)).toBeVisible()
    expect(await toko.statusOf(orderId)).toMatchObject({
      transaction_status: 'partial_refund',
      refund_amount: '25000.00',
    })

    await page.getByRole('button', { name: words.signOut }).click()
    await openWithKey(page)
    await page.goto(`${kasir.origin}/console/settings/${toko.merchantId}`)
    await page.getByRole('checkbox', { name: 'Kredivo' }).check()
    await page.getByRole('region', { name: 'Metode pembayaran' }).getByRole('button', { name: 'Simpan' }).click()
    await expect(page.getByRole('status')).toHaveText('Pengaturan disimpan.')
    await page.getByRole('button', { name: 'Ganti kunci server' }).click()
    await expect(page.getByRole('alert')).toContainText('Centang bahwa Anda akan memasang kunci baru')
    await page.getByRole('checkbox', { name: /memasang kunci baru/ }).check()
    await page.getByRole('button', { name: 'Ganti kunci server' }).click()
    const serverKey = (await page.getByText(/^SB-Mid-server-.{24}$/).textContent()) ?? ''
    await page.goto((await toko.order()).url)
    await expect(page.getByRole('radio', { name: /^Kredivo/ })).toHaveCount(1)
    await expect(page.getByRole('radio', { name: buyer.methods.gopay })).toHaveCount(1)

    await page.goto(`${kasir.origin}/console/settings/${toko.merchantId}`)
    await expect(page.getByText(/^Toko belum memanggil dengan kunci baru\. Kunci lama berakhir pada /)).toBeVisible()
    await page.getByRole('button', { name: 'Akhiri kunci lama sekarang' }).click()
    await expect(page.getByRole('alert')).toContainText('Centang bahwa semua server toko sudah memakai kunci baru')
    await page.getByRole('checkbox', { name: /Semua server toko/ }).check()
    await page.getByRole('button', { name: 'Akhiri kunci lama sekarang' }).click()
    await expect(page.getByRole('status')).toHaveText('Kunci lama tidak lagi diterima.')
    await expect(page.getByRole('button', { name: 'Akhiri kunci lama sekarang' })).toHaveCount(0)
    expect(await toko.statusOf(orderId)).toMatchObject({ status_code: '401' })
    toko.useKey(serverKey)
    expect(await toko.statusOf(orderId)).toMatchObject({ status_code: '200' })

    await page.goto(`${kasir.origin}/console/operators`)
    const name = `Pembaca ${orderId}`
    await page.getByLabel('Nama').fill(name)
    await page.getByLabel('Toko').selectOption(toko.merchantId)
    await page.getByRole('button', { name: 'Tambah', exact: true }).click()
    const key = (await page.getByRole('status').locator('code').textContent()) ?? ''
    await page.goto(`${kasir.origin}/console/activity`)
    for (const act of [
      'Operator ditambah',
      'Kunci server lama diakhiri',
      'Kunci server diganti',
      'Metode diubah',
      'Dana dikembalikan',
    ])
      await expect(page.getByRole('rowheader', { name: act }).first()).toBeVisible()

    const context = await browser.newContext({ locale: 'id-ID', javaScriptEnabled: false })
    const viewer = await context.newPage()
    await viewer.goto(`${kasir.origin}/console/sign-in`)
    await viewer.getByLabel(words.key).fill(key)
    await viewer.getByRole('button', { name: words.signIn, exact: true }).click()
    await viewer.goto(transaction)
    await expect(viewer.getByRole('heading', { level: 1, name: orderId })).toBeVisible()
    await expect(viewer.getByText('Kembalikan dana')).toHaveCount(0)
    await viewer.goto(`${kasir.origin}/console/transactions`)
    await expect(viewer.getByRole('table').getByRole('link', { name: orderId })).toBeVisible()
    await expect(viewer.getByRole('table').getByRole('link', { name: /^PSR-/ })).toHaveCount(0)
    expect((await viewer.goto(`${kasir.origin}/console/settings/G000000001`))?.status()).toBe(404)
    await context.close()
  })
})
