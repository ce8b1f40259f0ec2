import { expect, test } from 'vitest'
import { openShop } from '../testing/open-world'
import { postSettlement } from './post-event'
import { trialBalance } from './trial-balance'

const line = { key: 't-1|settlement||2026-11-25', gross: 150_000, fee: 1_050, net: 148_950, orderId: null }

test('a line of a report is booked once, though it is reported as new again', async () => {
  const { db } = await openShop()
  const post = () => db.transaction((tx) => postSettlement(tx, { ...line, now: new Date() }))

  await post()
  await post()

  expect(await trialBalance({ db })).toMatchObject([
    { account: 'bank', balance: 148_950 },
    { account: 'gateway_fees', balance: 1_050 },
    { account: 'settlement_difference', balance: -150_000 },
  ])
})
