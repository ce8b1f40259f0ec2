import { expect, test } from 'vitest'
import { messages } from '@/messages/id/order.json'
import { writeMail, writeParts } from './write-mail'

const LINES = ['Serum', 'Toner'].map((name) => ({
  sku: `AYU-${name.toUpperCase()}`,
  shopId: 'rumah-ayu',
  name: { id: `AYU ${name}`, en: `AYU ${name}` },
  label: { id: null, en: null },
  quantity: 1,
}))

const links = { origin: 'http://pasar.localhost:3001', secret: 'ac'.repeat(32) }

test.each([...Object.keys(messages.kinds), 'unheard_of'])(
  'an email of %s speaks of no page that its reader is not at',
  (kind) => {
    const parcels = [{ shopId: 'rumah-ayu', shop: 'Rumah Ayu', courier: 'Merpati' }]
    const order = {
      id: 'PSR-23456789ABCD',
      recipient: 'Sari Wulandari',
      phone: '+6281234567890',
      total: 129_000,
      parcels,
      lines: LINES,
    }
    const mail = {
      id: 1,
      key: kind,
      recipient: 'sari@pembeli.example',
      kind,
      detail: { amount: 129_000 },
      attempts: 0,
      language: null,
    }

    const { text } = writeMail({ ...mail, ...links, order, shop: null, person: null })

    expect(text).not.toMatch(/halaman ini|di sini|this page|confirm here/)
  },
)

test('an email about a return names its shop and its goods, and no other', () => {
  const parcels = ['Rumah Ayu', 'Griya Kriya'].map((shop) => ({
    shopId: shop.toLowerCase().replace(' ', '-'),
    shop,
    courier: 'Merpati',
  }))
  const order = {
    id: 'PSR-23456789ABCD',
    recipient: 'Sari Wulandari',
    phone: null,
    total: 129_000,
    parcels,
    lines: LINES,
  }
  const detail = { shop: 'rumah-ayu', goods: 'AYU-SERUM', amount: 129_000 }

  const { text } = writeMail({
    id: 1,
    key: 'return',
    recipient: 'sari@pembeli.example',
    kind: 'return_accepted_partly',
    detail,
    attempts: 0,
    language: null,
    ...links,
    order,
    shop: null,
    person: null,
  })

  expect(text).toContain('Rumah Ayu menerima sebagian pengembalianmu: AYU Serum. Rp129.000')
  const [news] = text.split('Pesanan PSR')
  expect(news).not.toMatch(/Griya Kriya|Toner/)
})

test.each([
  { name: 'Sari', hello: ['Halo Sari,', 'Hello Sari,'] },
  { name: null, hello: ['Halo,', 'Hello,'] },
])('an invitation to claim what was brought over greets $name', ({ name, hello }) => {
  const [consentAt, expiresAt] = [new Date('2024-01-12T05:00:00Z'), new Date('2026-12-12T05:00:00Z')]
  const mail = { id: 1, key: 'claim', recipient: 'sari@pembeli.example', kind: 'claim', attempts: 0, language: null }

  const { text } = writeMail({
    ...mail,
    ...links,
    detail: { seed: 'a-seed' },
    order: null,
    shop: null,
    person: { name, orders: 2, consentAt, expiresAt },
  })

  expect(text.match(/^(Halo|Hello).*$/gm)).toEqual(hello)
})

test('each part of an email names the language that it is in', () => {
  const mail = {
    id: 1,
    key: 'reset',
    recipient: 'sari@pembeli.example',
    kind: 'password_reset',
    attempts: 0,
    language: null,
  }

  const parts = writeParts({ ...mail, ...links, detail: { seed: 'a-seed' }, order: null, shop: null, person: null })

  expect(parts.map(({ language, subject }) => [language, subject])).toEqual([
    ['id', 'Kata sandi baru untuk akun Pasar'],
    ['en', 'A new password for your Pasar account'],
  ])
})
