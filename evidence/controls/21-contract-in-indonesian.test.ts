import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { findFaults, type OldShopAnswer } from './21-contract-in-indonesian'

const bytes = Buffer.from('%PDF-1.3 /Lang (id)')
const file = { status: 200, type: 'application/pdf', bytes }
const textOfItem = (letter: string, at: number) => {
  if (at === 0) return 'INV/2026/11/000001'
  return letter === 'd' ? 'Seluruhnya Rp271.000.' : `Isi ${at}`
}
const letters = [...'abcdefabcdefghi']
const items = letters
  .map((letter, at) => `<dt class="x">${letter}. Butir</dt><dd class="y"><p>${textOfItem(letter, at)}</p></dd>`)
  .join('')
const closed: OldShopAnswer = {
  path: '/toko',
  status: 410,
  body: 'Toko sudah tutup',
  headers: { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' },
}
const oldShop = (changes: Partial<OldShopAnswer>) =>
  ['/toko', '/toko/faktur/1'].map((path) => ({ ...closed, path, ...changes }))
const telling = (changes: Partial<OldShopAnswer>) => [closed, { ...closed, path: '/toko/faktur/1', ...changes }]
const whole = {
  early: 404,
  host: 'http://pasar.localhost:3001',
  first: file,
  second: file,
  stranger: [404, 404],
  page: `<article lang="id" class="x">${items}</article><a href="/orders/PSR-1/invoice.pdf">Unduh</a>`,
  storedHash: createHash('sha256').update(bytes).digest('hex'),
  total: 271_000,
  file: letters.map((letter, at) => `${letter}. Bu-\ntir ${textOfItem(letter, at)}`).join(' '),
  oldShop: oldShop({}),
}

test('a whole invoice with a file that stays the same has no fault', () => {
  expect(findFaults(whole)).toEqual([])
})

test.each([
  ['an invoice before the payment', { early: 200 }, 'that nobody paid has an invoice'],
  ['an item too few', { page: whole.page.replace('<dt class="x">i. Butir</dt>', '') }, 'has the items abcdefabcdefgh'],
  ['an item that says nothing', { page: whole.page.replace('Isi 14', '') }, 'has the items abcdefabcdefgh'],
  ['an invoice without its number', { page: whole.page.replace('INV/', '') }, 'the number of the invoice'],
  ['a contract of another sum', { total: 271_001 }, 'the sum of 271001'],
  [
    'a file that lacks an item',
    { file: whole.file.replace('Isi 14', '') },
    'does not say what the page says at "i. Butir"',
  ],
  ['a file of nothing', { file: '' }, 'does not say what the page says at "a. Butir"'],
  [
    'a page in another language',
    { page: whole.page.replace('lang="id"', 'lang="en"') },
    'not say that it is in Indonesian',
  ],
  ['a file in no language', { first: { ...file, bytes: Buffer.from('%PDF') } }, 'The file does not say'],
  ['a file that is drawn anew', { second: { ...file, bytes: Buffer.from('%PDF') } }, 'another file'],
  ['a hash of something else', { storedHash: '00' }, 'not that of the file'],
  ['a file elsewhere', { page: whole.page.replace('"/orders', '"http://ramai.localhost/orders') }, 'not at Pasar'],
  ['an address of the old shop that answers as if it were there', { oldShop: oldShop({ status: 200 }) }, 'answers 200'],
  [
    'an address of the old shop that leads on',
    { oldShop: oldShop({ headers: { ...closed.headers, location: '/' } }) },
    'leads on',
  ],
  ['a number that another page answers', { oldShop: telling({ body: 'Faktur 1' }) }, '/toko/faktur/1 has an answer'],
  [
    'a new order that is refused without a page',
    { oldShop: [closed, { ...closed, path: 'POST /toko/pesanan', status: 405, body: '{}' }] },
    'POST /toko/pesanan has an answer of its own',
  ],
  ['a number that is told by a header', { oldShop: telling({ headers: { etag: '1' } }) }, 'an answer of its own'],
  ['an address of the old shop that is found by search', { oldShop: oldShop({ headers: {} }) }, 'search engines'],
  ['a stranger who reads it', { stranger: [404, 200] }, 'a stranger gets'],
])('%s turns it red', (_, changes, fault) => {
  expect(
    findFaults({ ...whole, ...changes })
      .join()
      .toLowerCase(),
  ).toContain(fault.toLowerCase())
})
