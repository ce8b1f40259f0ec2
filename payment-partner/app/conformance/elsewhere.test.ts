import { expect, test } from 'vitest'
import { openConformance, refusal } from '@/app/testing/open-conformance'

const gateway = openConformance()
const { core, order, paid } = gateway

test.each([
  ['linking a wallet', () => core().linkPaymentAccount({ payment_type: 'gopay' })],
  ['a subscription', () => core().createSubscription({ name: 'MONTHLY' })],
])('%s is not active', async (_what, call) => {
  expect(await refusal(call())).toMatchObject({
    httpStatusCode: '402',
    ApiResponse: { status_message: 'Payment channel is not activated.' },
  })
})

test.each([
  ['getPaymentAccount', () => core().getPaymentAccount('acc-1')],
  ['unlinkPaymentAccount', () => core().unlinkPaymentAccount('acc-1')],
  ['getSubscription', () => core().getSubscription('sub-1')],
  ['disableSubscription', () => core().disableSubscription('sub-1')],
  ['enableSubscription', () => core().enableSubscription('sub-1')],
  ['updateSubscription', () => core().updateSubscription('sub-1', {})],
])('%s finds nothing', async (_call, call) => {
  expect(await refusal(call())).toMatchObject({
    httpStatusCode: '404',
    ApiResponse: { status_message: 'The requested resource is not found' },
  })
})

test('an unknown address tells a stranger no more than that he is one', async () => {
  expect(await refusal(core({ serverKey: 'SB-Mid-server-no' }).getSubscription('sub-1'))).toMatchObject({
    httpStatusCode: 401,
  })
})

const pictureOf = async (charged: Record<string, unknown>, method: 'qris' | 'gopay') =>
  fetch(`${gateway.origin}/v2/${method}/${charged.transaction_id}/qr-code`)

test.each(['qris', 'gopay'] as const)(
  'the QR code of a %s charge is a picture that says what it is',
  async (method) => {
    const charged = await core().charge(order({ payment_type: method }))

    const picture = await pictureOf(charged, method)

    expect(picture.headers.get('content-type')).toBe('image/svg+xml')
    expect(await picture.text()).toContain('SIMULASI')
  },
)

test('what is paid, or was never begun, has no QR code', async () => {
  const { id } = await paid('other_qris')

  for (const transaction_id of [id, crypto.randomUUID(), 'nix'])
    expect((await pictureOf({ transaction_id }, 'qris')).status).toBe(404)
})
