import { expect, test } from 'vitest'
import { openConformance, refusal } from '@/server/http/testing/open-conformance'
import { payTransaction } from '@/server/payer/pay-transaction'

const gateway = openConformance()
const { core, order } = gateway

test('an unknown address tells a stranger no more than that he is one', async () => {
  expect(await refusal(core({ serverKey: 'SB-Mid-server-no' }).getPaymentAccount('acc-1'))).toMatchObject({
    httpStatusCode: 401,
  })
})

/** Draws at the address in the charge's answer, on the gateway's machine. */
const pictureOf = async ({ actions }: Record<string, unknown>) => {
  const [{ url }] = actions as [{ url: string }]

  return fetch(url.replace('http://kasir.test', gateway.origin))
}

test.each(['qris', 'gopay'] as const)(
  'the QR code of a %s charge is a picture that says what it is',
  async (method) => {
    const charged = await core().charge(order({ payment_type: method }))

    const picture = await pictureOf(charged)

    expect(picture.headers.get('content-type')).toBe('image/svg+xml')
    expect(await picture.text()).toContain('SIMULASI')
  },
)

test('a paid transaction has no QR code', async () => {
  const charged = await core().charge(order({ payment_type: 'qris' }))
  await payTransaction(gateway.world.db, { id: String(charged.transaction_id), now: new Date() })

  expect((await pictureOf(charged)).status).toBe(404)
})

test('the id of a transaction, which the audit log shows, opens no QR code', async () => {
  const { transaction_id } = await core().charge(order({ payment_type: 'qris' }))

  for (const query of ['', '?key=', `?key=${transaction_id}`])
    expect((await fetch(`${gateway.origin}/v2/qris/${transaction_id}/qr-code${query}`)).status).toBe(404)
})
