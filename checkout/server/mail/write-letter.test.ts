import { expect, test } from 'vitest'
import { messages } from '@/messages/id/order.json'
import { writeLetter } from './write-letter'

const links = { origin: 'http://pasar.localhost:3001', secret: 'ac'.repeat(32) }

test.each([...Object.keys(messages.kinds), 'unheard_of'])(
  'a letter of %s speaks of no page that its reader is not at',
  (kind) => {
    const parcels = [{ shopId: 'rumah-ayu', shop: 'Rumah Ayu', courier: 'Merpati' }]
    const order = { id: 'PSR-23456789ABCD', recipient: 'Sari Wulandari', phone: '+6281234567890', parcels }
    const mail = { id: 1, key: kind, recipient: 'sari@pembeli.example', kind, detail: { amount: 129_000 }, attempts: 0 }

    const { text } = writeLetter({ ...mail, ...links, order, shop: null, person: null })

    expect(text).not.toMatch(/halaman ini|di sini|this page|confirm here/)
  },
)
