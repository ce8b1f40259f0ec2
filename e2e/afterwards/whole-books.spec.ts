import { assertInvariants } from '../../evidence/invariants/check-invariants'
import { readLogs, test } from '../fixtures/keep-the-invariants'
import { kasir, readOldShopKeys } from '../fixtures/systems'

test('after all journeys the whole books of both sides and all that was logged keep every invariant', async ({
  books,
}) => {
  const keys = { serverKey: kasir.serverKey, oldShopKeys: await readOldShopKeys() }
  await assertInvariants({ ...books, ...keys, logs: await readLogs() })
})
