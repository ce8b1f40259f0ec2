import fc from 'fast-check'
import { expect, test } from 'vitest'
import { payTransaction } from '../payer/pay-transaction'
import { refundTransaction } from '../refund/refund-transaction'
import { openFileWorld } from '../testing/open-world'
import { chargebackTransaction } from '../transaction/chargeback-transaction'
import { reverseTransaction } from '../transaction/reverse-transaction'
import { settleTransaction } from '../transaction/settle-transaction'
import { listLines } from './list-lines'
import { settlementReport } from './settlement-report'
import { writeCsv } from './write-csv'

const world = await openFileWorld()

const at = (text: string) => new Date(`${text}+07:00`)
const merchantOf = () => world.merchant.id

async function paid(method: 'bca_va' | 'other_qris' | 'permata_va' | 'credit_card', moment: Date, amount = 150_000) {
  const details = { order_id: `REPORT-${crypto.randomUUID()}`, gross_amount: amount }
  const card = method === 'credit_card' ? '4811111111111114' : undefined
  const transaction = await world.openTransaction({ method, card, now: moment, transaction_details: details })
  await payTransaction(world.db, { id: transaction.id, now: moment })

  return transaction
}

const refund = (id: string, amount: number, now: Date, refundKey: string = crypto.randomUUID()) =>
  refundTransaction(world.db, {
    merchantId: merchantOf(),
    id,
    request: { refundKey, amount, reason: null },
    direct: true,
    now,
  })

const reportOf = async (day: string) => {
  const report = await settlementReport(world.db, { merchantId: merchantOf(), day })
  if (!report) throw new Error(`No report of ${day}.`)

  return report
}

test('a payment of the last second belongs to its day in Western Indonesia, one of midnight to the next', async () => {
  const last = await paid('bca_va', at('2026-03-01T23:59:59.999'))
  const first = await paid('bca_va', at('2026-03-02T00:00:00'))

  const [before, after] = [await reportOf('2026-03-01'), await reportOf('2026-03-02')]

  expect(before.lines.map(({ transactionId }) => transactionId)).toEqual([last.id])
  expect(after.lines.map(({ transactionId }) => transactionId)).toEqual([first.id])
  expect(before.totals).toEqual({ lines: 1, gross: 150_000, fee: 4000, net: 146_000 })
})

test('a card is a line when its capture settles, not when it is captured', async () => {
  const { id } = await paid('credit_card', at('2026-03-03T10:00:00'))
  await settleTransaction(world.db, { id, now: at('2026-03-04T16:00:00') })

  expect((await reportOf('2026-03-03')).lines).toEqual([])
  expect((await reportOf('2026-03-04')).lines).toMatchObject([{ kind: 'settlement', fee: 6350, net: 143_650 }])
})

test('a refund, a chargeback and a reversal take their money off, without a fee', async () => {
  const moment = at('2026-03-05T10:00:00')
  const qris = await paid('other_qris', moment)
  await refund(qris.id, 50_000, moment, 'CUCI')
  const card = await paid('credit_card', moment)
  await settleTransaction(world.db, { id: card.id, now: moment })
  await chargebackTransaction(world.db, { id: card.id, now: moment })
  const reversed = await paid('permata_va', moment)
  await reverseTransaction(world.db, { id: reversed.id, now: moment })

  const { lines, methods } = await reportOf('2026-03-05')

  const off = lines
    .filter(({ kind }) => kind !== 'settlement')
    .map(({ kind, gross, fee, net }) => ({ kind, gross, fee, net }))
  expect(off).toHaveLength(3)
  expect(off).toEqual(
    expect.arrayContaining([
      { kind: 'refund', gross: -50_000, fee: 0, net: -50_000 },
      { kind: 'chargeback', gross: -150_000, fee: 0, net: -150_000 },
      { kind: 'reversal', gross: -150_000, fee: 0, net: -150_000 },
    ]),
  )
  expect(methods.map(({ method }) => method)).toEqual(['credit_card', 'other_qris', 'permata_va'])
})

test('a denial without a settlement is no line', async () => {
  const moment = at('2026-03-06T10:00:00')
  await paid('credit_card', moment)
  const denied = await world.openTransaction({ method: 'credit_card', card: '4911111111111113', now: moment })
  await payTransaction(world.db, { id: denied.id, now: moment })

  expect((await reportOf('2026-03-06')).lines).toEqual([])
})

test('another merchant’s money is not in it', async () => {
  await paid('bca_va', at('2026-03-07T10:00:00'))

  const foreign = await settlementReport(world.db, { merchantId: 'G000000999', day: '2026-03-07' })

  expect(foreign?.lines).toEqual([])
})

test('a merchant id that is not valid text has no report', async () => {
  expect(await settlementReport(world.db, { merchantId: 'G\u0000', day: '2026-03-08' })).toBeUndefined()
})

test.each(['2026-02-30', '2026-3-1', '0000-01-01', 'yesterday', ''])('"%s" is no day', async (day) => {
  expect(await settlementReport(world.db, { merchantId: merchantOf(), day })).toBeUndefined()
})

test('the file is written the same every time, and no cell of a merchant’s becomes a formula', async () => {
  const moment = at('2026-03-08T10:00:00')
  const details = { order_id: '-2~cmd', gross_amount: 129_000 }
  const { id } = await world.openTransaction({ method: 'other_qris', now: moment, transaction_details: details })
  await payTransaction(world.db, { id, now: moment })
  await refund(id, 20_000, at('2026-03-08T11:30:05'), '=1+1,"x"')

  const [once, again] = [writeCsv(await reportOf('2026-03-08')), writeCsv(await reportOf('2026-03-08'))]

  expect(again).toBe(once)
  expect(once.split('\n')).toEqual([
    'date,merchant_id,order_id,transaction_id,refund_key,kind,payment_type,method,gross_amount,fee,net_amount,occurred_at',
    `2026-03-08,G000000001,'-2~cmd,${id},,settlement,qris,other_qris,129000,903,128097,2026-03-08 10:00:00`,
    `2026-03-08,G000000001,'-2~cmd,${id},"'=1+1,""x""",refund,qris,other_qris,-20000,0,-20000,2026-03-08 11:30:05`,
    '',
  ])
})

test.each(['=1+1', '+1', '-1', '@SUM(1)', ' =1+1', ';=1+1', '|cmd', '%0A=1', '\t=1', '＝1+1', "'=1"])(
  'a refund key such as %j begins with a harmless sign',
  async (key) => {
    const moment = at('2026-03-09T10:00:00')
    const { id } = await world.openTransaction({ method: 'other_qris', now: moment })
    await payTransaction(world.db, { id, now: moment })
    await refund(id, 20_000, at('2026-03-09T11:30:05'), key)

    expect(writeCsv(await reportOf('2026-03-09'))).toContain(`,${id},'${key},refund,`)
  },
)

const START = at('2026-05-01T00:00:00').getTime()
const DAYS = ['2026-05-01', '2026-05-02', '2026-05-03']

const patiently = { timeout: 60_000 }

test(
  'whatever happens over three days, totals are the sum of lines and every rupiah is in exactly one day',
  patiently,
  async () => {
    const moment = fc.integer({ min: 0, max: 3 * 86_400_000 - 1 }).map((ms) => new Date(START + ms))
    const method = fc.constantFrom('bca_va' as const, 'other_qris' as const, 'permata_va' as const)
    const fate = fc.constantFrom('keep' as const, 'refund' as const, 'reverse' as const)
    const payments = fc.array(
      fc.record({
        method,
        fate,
        amount: fc.integer({ min: 1, max: 9_000_000 }),
        paidAt: moment,
        laterMs: fc.nat(86_400_000),
      }),
      { minLength: 1, maxLength: 5 },
    )

    await fc.assert(
      fc.asyncProperty(payments, async (wishes) => {
        for (const { method, fate, amount, paidAt, laterMs } of wishes) {
          const { id } = await paid(method, paidAt, amount)
          const now = new Date(Math.min(paidAt.getTime() + laterMs, START + 3 * 86_400_000 - 1))
          if (fate === 'refund') await refund(id, Math.ceil(amount / 2), now)
          if (fate === 'reverse') await reverseTransaction(world.db, { id, now })
        }

        const reports = await Promise.all(DAYS.map(reportOf))

        const span = { merchantId: merchantOf(), from: new Date(START), to: new Date(START + 3 * 86_400_000) }
        const everything = await listLines(world.db, span)
        expect(reports.flatMap(({ lines }) => lines)).toEqual(everything)
        for (const { lines, totals, methods } of reports)
          for (const column of ['gross', 'fee', 'net'] as const) {
            expect(totals[column]).toBe(lines.reduce((sum, line) => sum + line[column], 0))
            expect(totals[column]).toBe(methods.reduce((sum, one) => sum + one[column], 0))
          }
        const settled = everything.filter(({ kind }) => kind === 'settlement').map(({ transactionId }) => transactionId)
        expect(new Set(settled).size).toBe(settled.length)
        for (const { gross, fee, net } of everything) expect(net).toBe(gross - fee)
      }),
      { numRuns: 10 },
    )
  },
)
