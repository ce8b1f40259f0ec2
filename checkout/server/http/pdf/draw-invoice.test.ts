import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { formatMoney } from '@/i18n/format-money'
import { describeInvoice } from '../../invoice/describe-invoice'
import type { Invoice } from '../../invoice/get-invoice'
import { drawInvoice } from './draw-invoice'

const invoice: Invoice = {
  orderId: 'PSR-23456789ABCD',
  number: 'INV/2026/11/000001',
  issuedAt: '2026-11-25T03:05:00.000Z',
  sha256: null,
  givenBack: 0,
  placedAt: '2026-11-25T03:00:00+00:00',
  paymentDueAt: '2026-11-25T04:00:00+00:00',
  method: 'qris',
  currency: 'IDR',
  buyer: {
    recipient: 'Sari Wulandari',
    street: 'Jalan Melati 7',
    rtRw: '01/02',
    village: 'Menteng',
    district: 'Menteng',
    city: 'Jakarta Pusat',
    province: 'DKI Jakarta',
    postalCode: '10310',
  },
  amounts: {
    subtotal: 258_000,
    shipping: 12_000,
    serviceFee: 1_000,
    total: 271_000,
    shopDiscount: 0,
    platformDiscount: 0,
    shippingDiscount: 0,
  },
  parcels: [
    {
      seller: { id: 'ayu', name: 'Ayu Lestari', city: 'Bandung', province: 'Jawa Barat', taxable: true },
      courier: { name: 'Merpati Reguler', arrivesFrom: '2026-11-27', arrivesUntil: '2026-11-29' },
      subtotal: 258_000,
      shipping: 12_000,
      shopDiscount: 0,
      includedTax: 25_568,
      lines: [
        {
          sku: 'AYU-SERUM',
          name: 'Serum',
          label: '30 ml',
          unitPrice: 129_000,
          quantity: 2,
          origin: 'Indonesia',
          standards: [{ kind: 'BPOM', number: 'CONTOH-0001' }],
        },
      ],
    },
  ],
}

const ofTwo: Invoice = {
  ...invoice,
  parcels: [
    ...invoice.parcels,
    {
      subtotal: 80_000,
      shipping: 9_000,
      shopDiscount: 0,
      includedTax: null,
      lines: [],
      seller: { id: 'kala', name: 'Kala Studio', city: 'Yogyakarta', province: 'DI Yogyakarta', taxable: false },
      courier: { name: 'Elang Kilat', arrivesFrom: '2026-11-26', arrivesUntil: '2026-11-26' },
    },
  ],
}

test('invoice and contract have every item of their rules, each with words', () => {
  const { invoice: bill, contract } = describeInvoice(invoice, 'QRIS')

  expect(bill.map(({ letter }) => letter).join('')).toBe('abcdef')
  expect(contract.map(({ letter }) => letter).join('')).toBe('abcdefghi')
  expect([...bill, ...contract].flatMap(({ lines }) => lines).every((line) => line.length > 0)).toBe(true)
  expect(JSON.stringify(bill)).toContain('PPN Rp25.568')
  expect(JSON.stringify(contract)).toContain('BPOM CONTOH-0001')
})

test('the seller with PPN names the discount that comes before the tax', () => {
  const [ayu, kala] = ofTwo.parcels
  if (!ayu || !kala) throw new Error('there are two')
  const parcels = [{ ...ayu, shopDiscount: 20_000 }, kala]

  const { invoice: bill } = describeInvoice({ ...ofTwo, parcels }, 'QRIS')

  expect(bill.find(({ letter }) => letter === 'e')?.lines.filter((line) => line.startsWith('Potongan'))).toEqual([
    'Potongan harga Ayu Lestari Rp20.000.',
  ])
})

test('each of two sellers has its own goods, courier and PPN note', () => {
  const { invoice: bill, contract } = describeInvoice(ofTwo, 'QRIS')

  expect(bill.find(({ letter }) => letter === 'c')?.lines).toEqual(['Ayu Lestari (ayu)', 'Kala Studio (kala)'])
  expect(JSON.stringify(bill)).toContain('Harga barang Ayu Lestari sudah termasuk PPN Rp25.568')
  expect(JSON.stringify(bill)).toContain('Kala Studio tidak memungut PPN.')
  expect(contract.find(({ letter }) => letter === 'd')?.lines).toContain(
    'Kala Studio: barang Rp80.000, ongkos kirim Rp9.000.',
  )
  expect(contract.find(({ letter }) => letter === 'f')?.lines).toEqual([
    'Ayu Lestari:',
    expect.stringContaining('Merpati Reguler'),
    'Kala Studio:',
    expect.stringContaining('Elang Kilat'),
    'Perjalanannya terbaca di halaman pesanan.',
  ])
})

test('a COD invoice says how it was paid, and names the chosen insurance', () => {
  const amounts = { ...invoice.amounts, insurance: 600, total: 271_600 }
  const { contract } = describeInvoice({ ...invoice, amounts, method: 'cod' }, 'Tunai kepada kurir')
  const items = Object.fromEntries(contract.map(({ letter, lines }) => [letter, lines.join(' ')]))

  expect(items.a).toContain('Pembayaran diterima tunai oleh kurir.')
  expect(items.d).toContain('ongkos kirim Rp12.000, asuransi pengiriman Rp600, biaya layanan Rp1.000.')
  expect(items.e).toMatch(/^Dibayar tunai kepada kurir saat barang diserahkan/)
  expect(items.g).toContain('uangnya kembali lewat transfer bank')
  expect(JSON.stringify(contract)).not.toContain('Kasir')
})

test('a prepaid invoice announces refunds by bank transfer, since banks and counters refund nothing', () => {
  const { contract } = describeInvoice({ ...invoice, method: 'bca_va' }, 'Virtual account BCA')

  expect(contract.find(({ letter }) => letter === 'g')?.lines.join()).toContain(
    'lewat Kasir, atau lewat transfer bank bila cara bayarnya tidak dapat menerima uang kembali',
  )
})

/**
 * An invoice of the old shop: no phone, a one-line address, no courier, and goods not on sale
 * here.
 */
const oldShop: Invoice = {
  ...invoice,
  method: null,
  issuedAt: '2024-02-28T03:00:00.000Z',
  oldShop: {
    orderNumber: 'TL-10000017',
    paidAt: '2024-01-12T05:00:00+00:00',
    invoice: { number: 'INV/TL/17', issuedAt: '2024-01-12T05:00:00+00:00' },
  },
  buyer: {
    recipient: 'Siti Rahma',
    street: 'Depan masjid, Bandung',
    rtRw: null,
    village: null,
    district: null,
    city: null,
    province: null,
    postalCode: null,
  },
  amounts: { ...invoice.amounts, serviceFee: 0, platformDiscount: 5_000, total: 265_000 },
  parcels: invoice.parcels.map((parcel) => ({
    ...parcel,
    courier: null,
    includedTax: null,
    seller: { ...parcel.seller, taxable: false, nib: '9120000000017' },
    lines: parcel.lines.map((line) => ({ ...line, label: null, origin: null, standards: null })),
  })),
}

test('a reissued invoice names the replaced document and the seller, and leaves unknown facts out', () => {
  const { replaced, invoice: bill, contract } = describeInvoice(oldShop, 'metode lain')
  const text = [...bill, ...contract].flatMap(({ lines }) => lines).join('\n')

  expect(replaced).toEqual([
    'Menggantikan faktur INV/TL/17 dari toko lama, tertanggal 12 Jan 2024, untuk pesanan TL-10000017.',
    'Diterbitkan ulang oleh Pasar pada 28 Feb 2024; jual belinya terjadi di toko lama.',
  ])
  expect(bill.map(({ letter }) => letter).join('')).toBe('abcdef')
  expect(contract.map(({ letter }) => letter).join('')).toBe('abcdefghi')
  for (const part of [
    'Ayu Lestari (ayu), NIB 9120000000017',
    'Penjual: Ayu Lestari, Bandung, Jawa Barat, NIB 9120000000017.',
    'Pembeli: Siti Rahma, Depan masjid, Bandung.',
    'Serum (AYU-SERUM), 2 buah, asal tidak tercatat.',
    'Serum: tidak ada nomor yang tercatat.',
    'Barang Rp258.000, ongkos kirim Rp12.000.',
    'Voucher toko lama Rp5.000, ditanggung toko lama.',
    'lewat Kasir. Lunas 12 Jan 2024',
    'lewat kurir toko lama, yang namanya tidak tercatat.',
  ])
    expect(text).toContain(part)
  expect(text).not.toMatch(/null|undefined|, ,|,,|\(\)|Rp0,|NaN|Invalid/)
})

test('a seller without a tax number is shown as applying for one, and an order without an invoice names its other document', () => {
  const [parcel] = oldShop.parcels
  const { replaced, contract } = describeInvoice(
    {
      ...oldShop,
      oldShop: { orderNumber: 'TL-10000017', paidAt: '2024-01-12T05:00:00+00:00', invoice: null },
      parcels: parcel ? [{ ...parcel, seller: { ...parcel.seller, nib: null } }] : [],
    },
    'QRIS',
  )

  expect(replaced[0]).toBe('Menggantikan dokumen toko lama untuk pesanan TL-10000017.')
  expect(contract[0]?.lines[0]).toContain('NIB dalam proses legalisasi')
})

/** A PDF breaks lines elsewhere than the source, also within words. */
const squeeze = (text: string) => text.replace(/[\s-]/g, '')

test.each([
  ['two sellers', ofTwo],
  ['another shop', oldShop],
])('the PDF of %s says all of both rules, and the sums', async (_, of) => {
  const document = describeInvoice(of, 'QRIS')

  const { text } = await extractText(new Uint8Array(await drawInvoice(of, 'QRIS')), { mergePages: true })

  const read = squeeze(text)
  for (const { letter, title, lines } of [...document.invoice, ...document.contract])
    for (const part of [`${letter}. ${title}`, ...lines]) expect(read).toContain(squeeze(part))
  for (const part of [...document.replaced, of.number, `Total${formatMoney(of.amounts.total)}`])
    expect(read).toContain(squeeze(part))
})

test.each([
  ['Đặng Thị Ươm Łukasz Şükrü', 'Đặng Thị Ươm Łukasz Şükrü'],
  ['Jose\u0301 Ni\u00f1o', 'José Niño'],
  ['Siti Nur’aini 🌸', 'Siti Nur’aini'],
])('the PDF has the buyer’s name: %s', async (recipient, drawn) => {
  const buyer = { ...invoice.buyer, recipient }

  const { text } = await extractText(new Uint8Array(await drawInvoice({ ...invoice, buyer }, 'QRIS')), {
    mergePages: true,
  })

  expect(squeeze(text)).toContain(squeeze(`d. Pembeli${drawn}Jalan Melati 7`))
})

test('the PDF names its language and its font, and is the same however often it is drawn', async () => {
  const [one, other] = [await drawInvoice(invoice, 'QRIS'), await drawInvoice(invoice, 'QRIS')]

  const text = one.toString('latin1')
  expect(text).toMatch(/^%PDF-1\.\d/)
  expect(text).toContain('/Lang (id)')
  expect(text).toMatch(/\+PlusJakartaSans/)
  expect(one.equals(other)).toBe(true)
})

test('voucher discounts are listed with their funder, and an order without vouchers lists none', () => {
  const amounts = { ...invoice.amounts, shopDiscount: 30_000, platformDiscount: 20_000, shippingDiscount: 5_000 }
  const textOf = (of: Invoice) => JSON.stringify(describeInvoice(of, 'QRIS'))

  const discounted = textOf({ ...invoice, amounts })

  for (const part of [
    'potongan harga penjual Rp30.000.',
    'Voucher Pasar Rp20.000, ditanggung Pasar.',
    'Dikurangi Voucher toko Rp30.000, ditanggung penjual.',
    'Dikurangi Potongan ongkir Rp5.000, ditanggung Pasar.',
  ])
    expect(discounted).toContain(part)
  expect(textOf(invoice)).not.toMatch(/ditanggung/)
})

test('a word that is longer than a line of the PDF is broken and stays on the page', async () => {
  const street = 'Jalanyangtidakadaspasinya'.repeat(8)
  const file = await getDocumentProxy(
    new Uint8Array(await drawInvoice({ ...invoice, buyer: { ...invoice.buyer, street } }, 'QRIS')),
  )
  const pages = await Promise.all([...Array(file.numPages).keys()].map((at) => file.getPage(at + 1)))
  const parts = (await Promise.all(pages.map(async (page) => (await page.getTextContent()).items))).flat()
  const ends = parts.map((part) => ('width' in part ? part.transform[4] + part.width : 0))

  expect(Math.max(...ends)).toBeLessThanOrEqual(A4_WIDTH)
  expect((await extractText(file)).text.join('').replaceAll(/[\s-]/g, '')).toContain(street)
})

/** In points. */
const A4_WIDTH = 595
