import { assertInvariants } from '../../invariants/check-invariants'
import { readLogs, test } from '../fixtures/keep-the-invariants'
import { kasir } from '../fixtures/systems'

test('after all journeys the whole books of both sides and all that was logged keep every invariant', async ({
  books,
}) => {
  await assertInvariants({ ...books, serverKey: kasir.serverKey, logs: await readLogs() })
})
