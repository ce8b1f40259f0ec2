import { expect, test } from 'vitest'
import { openShop } from '@/server/testing/open-world'
import { createCallerFactory } from '@/server/trpc/procedure'
import { appRouter } from '@/server/trpc/router'
import { fittingAreas, queryOf } from './fitting-areas'

const area = (village: string, city: string) => ({
  id: village,
  village,
  district: 'Kecamatan',
  city,
  province: 'Provinsi',
  postalCode: '40131',
})
const cipaganti = area('Cipaganti', 'Kota Bandung')
const dago = area('Dago', 'Kota Bandung')
const nearbyAreas = { text: 'Bandung', areas: [cipaganti, dago] }

test('an area is offered for the text that it was found for', () => {
  expect(fittingAreas('Bandung', nearbyAreas)).toEqual([cipaganti, dago])
  expect(fittingAreas('Bandungan', { text: 'Bandungan', areas: [] })).toEqual([])
})

test.each(['Denpasar', 'B', ''])('before the answer for %j no area of the one before it can be taken', (typed) => {
  expect(fittingAreas(typed, nearbyAreas)).toBeNull()
})

test('before the answer the list keeps what fits the new text, too', () => {
  expect(fittingAreas('Band', nearbyAreas)).toEqual([cipaganti, dago])
  expect(fittingAreas('bandung, dago', nearbyAreas)).toEqual([dago])
})

test('a search that failed offers nothing, and is not taken for one that found nothing', () => {
  expect(fittingAreas('Bandung', { text: 'Bandung', areas: null })).toBeNull()
})

test('a pasted address is cut to the longest query that the endpoint accepts', async () => {
  const { db } = await openShop()
  const { delivery } = createCallerFactory(appRouter)({
    db,
    readNow: async () => new Date(),
    requestId: 'the-request',
    address: '203.0.113.7',
    sessionHash: null,
    operatorSession: null,
    browserHash: null,
    customer: null,
    accountSession: null,
  })

  await expect(delivery.areas({ text: queryOf('Jalan Cipaganti Nomor 12 '.repeat(20)) })).resolves.toEqual([])
})
