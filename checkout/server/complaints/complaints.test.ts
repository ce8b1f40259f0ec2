import { expect, test } from 'vitest'
import { auditEvents, complaints } from '@/db/schema'
import { listComplaints } from '../back-office/list-complaints'
import { after, placeTestOrder } from '../test-order'
import { answerComplaint } from './answer-complaint'
import { escalateComplaints } from './escalate-complaints'
import { fileComplaint } from './file-complaint'
import { findComplaint, listOrderComplaints } from './find-complaint'

const DAY = 24 * 60
const about = { topic: 'delivery', body: 'Paketnya belum sampai.' } as const

test('a complaint gets a number, a secret and five working days, and is found by both', async () => {
  const { db } = await placeTestOrder()

  const filed = await fileComplaint(db, { ...about, now: after(0) })

  expect(filed).toMatchObject({ number: expect.stringMatching(/^ADU-\d{6}$/), dueAt: after(7 * DAY).toISOString() })
  expect(await findComplaint(db, { ...filed, now: after(1) })).toMatchObject({ body: about.body, overdue: false })
  for (const wrong of [{ secret: 'a guess' }, { number: 'ADU-999999' }, { number: 'x' }])
    await expect(findComplaint(db, { ...filed, ...wrong, now: after(1) })).rejects.toMatchObject({
      code: 'complaint_unknown',
    })
  const kept = JSON.stringify(await db.select().from(complaints))
  expect(kept).not.toContain(filed.secret)
})

test('a complaint of an order is read where the order is, and a stranger files none', async () => {
  const { db, ...order } = await placeTestOrder()
  const own = { orderId: order.orderId, sessionHash: order.sessionHash }

  const { number } = await fileComplaint(db, { ...about, order: own, now: after(1) })

  expect(await listOrderComplaints(db, { ...own, now: after(2) })).toMatchObject([{ number, answeredAt: null }])
  expect((await order.read()).events).toEqual(['created', 'complaint_filed'])
  const stranger = { ...own, sessionHash: 'another session' }
  await expect(fileComplaint(db, { ...about, order: stranger, now: after(3) })).rejects.toMatchObject({
    code: 'order_missing',
  })
  expect(await db.$count(complaints)).toBe(1)
})

test('an operator answers once, and the buyer of the order is told', async () => {
  const { db, ...order } = await placeTestOrder()
  const { number } = await fileComplaint(db, { ...about, order, now: after(1) })
  const answer = () => answerComplaint(db, { number, answer: 'Kurir kami tanyai.', now: after(9) })

  const answers = await Promise.allSettled([answer(), answer()])

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(answer()).rejects.toMatchObject({ code: 'complaint_answered' })
  expect(await order.messages()).toEqual(['complaint_filed', 'complaint_answered'])
  expect(await listComplaints(db, { show: 'todo', now: after(10) })).toEqual([])
  expect(await listComplaints(db, { show: 'answered', now: after(10) })).toMatchObject([{ number, overdue: false }])
})

test('what nobody answers in time is flagged, and rings an alarm once', async () => {
  const { db } = await placeTestOrder()
  const { number } = await fileComplaint(db, { ...about, now: after(0) })

  expect(await escalateComplaints(db, { now: after(7 * DAY) })).toBe(0)
  const rung = await Promise.all([1, 2].map(() => escalateComplaints(db, { now: after(7 * DAY + 1) })))

  expect(rung.toSorted()).toEqual([0, 1])
  expect(await listComplaints(db, { show: 'todo', now: after(7 * DAY + 1) })).toMatchObject([{ number, overdue: true }])
  const alarms = (await db.select().from(auditEvents)).filter(({ kind }) => kind === 'complaint_overdue')
  expect(alarms).toMatchObject([{ detail: { ticket: number, alarm: true } }])
})
