import { expect, test } from 'vitest'
import { savedAddresses } from '@/db/schema'
import { openShop } from '../testing/open-world'
import { estimateDelivery, USUAL_CITY } from './estimate-delivery'
import { listCourierOffers, usualOffer } from './list-courier-offers'

const now = new Date('2026-12-01T03:00:00Z')

test('a piece goes by the courier of the checkout to the usual city, or to the preferred address of a buyer', async () => {
  const { db } = await openShop()
  const [usual, far] = await Promise.all([
    db.query.areas.findFirst({ where: (area, { eq }) => eq(area.city, USUAL_CITY), orderBy: ({ id }) => id }),
    db.query.areas.findFirst({ where: (area, { sql }) => sql`${area.zone} = 'maluku_papua'` }),
  ])
  const from = await db.query.shops.findFirst({ where: ({ id }, { eq }) => eq(id, 'rumah-ayu') })
  const sold = await db.query.variants.findFirst({ where: ({ sku }, { eq }) => eq(sku, 'AYU-SERUM') })
  if (!usual || !far || !from || !sold) throw new Error('the seed has other shops and areas')
  const address = { sessionHash: 'own', recipient: 'Tari', phone: '+6281234567890', street: 'Jalan Kenanga 3' }
  await db.insert(savedAddresses).values([
    { ...address, areaId: far.id, usedAt: new Date('2026-11-01'), preferredAt: new Date('2026-11-01') },
    { ...address, areaId: usual.id, usedAt: new Date('2026-11-20') },
  ])

  const estimates = [null, 'own'].map((sessionHash) => estimateDelivery({ db, sessionHash, now }, { sku: sold.sku }))

  const expected = [usual, far].map(async (to) => {
    const offer = usualOffer(await listCourierOffers(db, { from, to, weightGrams: sold.weightGrams, now }))
    if (!offer) throw new Error('no courier goes there')
    const { price, arrivesFrom, arrivesUntil } = offer

    return { from: from.city, to: to.city, price, arrivesFrom, arrivesUntil }
  })
  expect(await Promise.all(estimates)).toEqual(await Promise.all(expected))
})
