import { expect, test } from 'vitest'
import { setMethods } from '../merchant/change-settings'
import { everyMethod } from '../method/methods'
import { later, NOW, openFileWorld } from '../testing/open-world'
import { declineBill, payBill } from './answer-bill'
import { everyChannel } from './channels'
import { inquire } from './find-bill'

const world = await openFileWorld()
await setMethods(world.db, { id: world.merchant.id, methods: everyMethod })

const AMOUNT = 150_000

async function openBill() {
  const { id, payCode } = await world.openTransaction({ method: 'bca_va' })
  if (!payCode) throw new Error('A virtual account has no number.')

  return { id, payCode, channel: 'bca_va' as const, now: NOW }
}

test.each(everyChannel)('%s accepts the bills of its own method', async (channel) => {
  const { id, payCode } = await world.openTransaction({ method: channel })

  await payBill(world.db, { payCode: payCode ?? '', channel, amount: AMOUNT, now: NOW })

  expect(await world.statusOf(id)).toBe('settlement')
})

test('another amount is refused and nothing is paid', async () => {
  const bill = await openBill()

  const outcome = await payBill(world.db, { ...bill, amount: AMOUNT - 1 })

  expect(outcome).toBe('wrong_amount')
  expect(await world.statusOf(bill.id)).toBe('pending')
})

test('another bank takes no money for a number that is not its own', async () => {
  const bill = await openBill()

  await payBill(world.db, { ...bill, channel: 'bni_va', amount: AMOUNT })

  expect(await world.statusOf(bill.id)).toBe('pending')
})

test('a refusal at the channel is a denial', async () => {
  const bill = await openBill()

  await declineBill(world.db, bill)

  expect(await world.statusOf(bill.id)).toBe('deny')
})

test('a paid bill cannot be declined any more', async () => {
  const bill = await openBill()
  await payBill(world.db, { ...bill, amount: AMOUNT })

  await declineBill(world.db, bill)

  expect(await world.statusOf(bill.id)).toBe('settlement')
})

test('a channel distinguishes unknown, due, foreign, paid and expired codes', async () => {
  const bill = await openBill()
  const paid = await openBill()
  await payBill(world.db, { ...paid, amount: AMOUNT })
  const ask = async (inquiry: { payCode: string; channel: 'bca_va' | 'bni_va'; now: Date }) =>
    (await inquire(world.db, inquiry)).state

  const answers = [
    await ask({ ...bill, payCode: '0000000000000000' }),
    await ask({ ...bill, payCode: '\0' }),
    await ask(bill),
    await ask({ ...bill, channel: 'bni_va' }),
    await ask(paid),
    await ask({ ...bill, now: later(24 * 60 * 60) }),
  ]

  expect(answers).toEqual(['unknown', 'unknown', 'due', 'elsewhere', 'paid', 'expired'])
})
