import { expect, test } from 'vitest'
import { openFileWorld } from '../testing/open-world'
import { listMerchants } from './list-merchants'

const world = await openFileWorld()

test('a key is shown by its kind and its end alone', async () => {
  await world.sql`update merchants set server_key = 'SB-Mid-server-abcdefghij1234', client_key = 'SB-Mid-client-short'`

  const [merchant] = await listMerchants(world.db, null)

  expect(merchant).toMatchObject({ serverKey: 'SB-Mid-server-••••1234', clientKey: 'SB-Mid-client-••••' })
  expect(merchant).not.toHaveProperty('payerSecret')
})
