import { expect, test } from 'vitest'
import { placeTestOrder } from '../testing/test-order'
import { readUsualMethod } from './usual-method'

test('the method that paid the last order is known of an account, not of a browser', async () => {
  const { db, sessionHash, reportStatus } = await placeTestOrder()
  const customer = { id: 'galuh', name: 'Galuh', email: 'galuh@pembeli.example', emailVerified: true, sessionHash }

  expect(await readUsualMethod({ db, sessionHash, customer })).toBeNull()
  await reportStatus({ method: 'qris' })

  expect(await readUsualMethod({ db, sessionHash, customer })).toBe('other_qris')
  expect(await readUsualMethod({ db, sessionHash, customer: null })).toBeNull()
})
