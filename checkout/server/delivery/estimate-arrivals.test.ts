import { expect, test } from 'vitest'
import { savedAddresses } from '@/db/schema'
import { openShop } from '../testing/open-world'
import { estimateArrivals } from './estimate-arrivals'

const now = new Date('2026-12-01T03:00:00Z')

test('each shop arrives in the usual city, and at the preferred address of a buyer', async () => {
  const { db } = await openShop()
  const [preferred, latest] = await Promise.all(
    ['maluku_papua', 'jabodetabek'].map((zone) =>
      db.query.areas.findFirst({ where: (area, { sql }) => sql`${area.zone} = ${zone}` }),
    ),
  )
  const address = { sessionHash: 'own', recipient: 'Tari', phone: '+6281234567890', street: 'Jalan Kenanga 3' }
  await db.insert(savedAddresses).values([
    { ...address, areaId: preferred?.id ?? '', usedAt: new Date('2026-11-01'), preferredAt: new Date('2026-11-01') },
    { ...address, areaId: latest?.id ?? '', usedAt: new Date('2026-11-20') },
  ])
  const estimate = (sessionHash: string | null) => estimateArrivals({ db, sessionHash, readNow: async () => now })

  const [usual, own] = await Promise.all([estimate(null), estimate('own')])

  expect(Object.keys(usual)).toHaveLength(11)
  expect(Object.keys(own)).toHaveLength(11)
  expect((own['rumah-ayu']?.arrivesUntil ?? '') > (usual['rumah-ayu']?.arrivesUntil ?? '')).toBe(true)
})
