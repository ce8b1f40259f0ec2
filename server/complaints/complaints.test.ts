import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEvents, complaints } from '@/db/schema'
import { freshDatabase } from '../testing/open-world'
import { answerComplaint } from './answer-complaint'
import { dueAfter } from './due-time'
import { fileComplaint } from './file-complaint'
import { findComplaint } from './find-complaint'
import { limitComplaints } from './limit-complaints'
import { listComplaints } from './list-complaints'
import { readNumber } from './ticket'

const now = new Date('2026-11-25T03:00:00Z')
const body = 'Iklan serum menjanjikan kulit cerah dalam sehari, padahal tidak benar.'

const codeOf = (failing: Promise<unknown>) =>
  failing.then(
    () => 'no refusal',
    (failure: unknown) => (failure instanceof DomainError ? failure.code : String(failure)),
  )

test.each([
  ['a Wednesday', '2026-11-25T03:00:00Z', '2026-12-02T16:59:59.000Z'],
  ['late on a Friday, which is Saturday in UTC+7', '2026-11-27T18:00:00Z', '2026-12-04T16:59:59.000Z'],
  ['before Christmas and New Year', '2026-12-23T03:00:00Z', '2026-12-31T16:59:59.000Z'],
])('a complaint of %s is due at the end of the fifth working day', (_, from, due) => {
  expect(dueAfter(new Date(from)).toISOString()).toBe(due)
})

test('a request about personal data is due within 3×24 hours, on any day', async () => {
  const { dueAt } = await fileComplaint({ db: await freshDatabase(), now }, { topic: 'privacy', body })

  expect(dueAt).toEqual(new Date('2026-11-28T03:00:00Z'))
})

test('number and secret open the answer, and without both the ticket seems not to exist', async () => {
  const db = await freshDatabase()
  const { number, secret, dueAt } = await fileComplaint({ db, now }, { topic: 'ad', body })
  const [row] = await db.select().from(complaints)

  await answerComplaint({ db, now }, { id: row?.id ?? 0, answer: 'Iklannya sudah diturunkan.' })

  const complaint = await findComplaint({ db, now }, { number: number.toLowerCase(), secret: ` ${secret} ` })
  expect(complaint).toMatchObject({ number, body, dueAt, answer: 'Iklannya sudah diturunkan.', overdue: false })
  expect(complaint).not.toHaveProperty('secretHash')
  const wrong = [
    { number, secret: `${secret}0` },
    { number: 'RMI-999999', secret },
    { number: '0 or 1=1', secret },
  ]
  for (const guess of wrong) expect(await codeOf(findComplaint({ db, now }, guess))).toBe('complaint_unknown')
})

test('the audit log contains number, topic and time, but neither text nor secret', async () => {
  const db = await freshDatabase()
  const { number, secret } = await fileComplaint({ db, now }, { topic: 'privacy', body })

  const recorded = JSON.stringify(await db.select().from(auditEvents))
  expect(recorded).toContain(number)
  expect([secret, 'serum'].filter((word) => recorded.includes(word))).toEqual([])
})

test('an unanswered ticket is overdue after its deadline, and the most urgent comes first', async () => {
  const db = await freshDatabase()
  const old = await fileComplaint({ db, now }, { topic: 'ad', body })
  const young = await fileComplaint({ db, now: new Date('2026-12-01T03:00:00Z') }, { topic: 'ad', body })
  const at = new Date('2026-12-03T03:00:00Z')

  const first = await listComplaints({ db, now: at }, { show: 'open', limit: 1 })
  const [time = '', id = ''] = first.next?.split('~') ?? []
  const second = await listComplaints({ db, now: at }, { show: 'open', limit: 1, cursor: { at: new Date(time), id } })

  expect([...first.complaints, ...second.complaints].map(({ number, overdue }) => [number, overdue])).toEqual([
    [old.number, true],
    [young.number, false],
  ])
  expect(second.next).toBeNull()
})

test('one of five operators who answer in parallel succeeds', async () => {
  const db = await freshDatabase()
  await fileComplaint({ db, now }, { topic: 'other', body })
  const [row] = await db.select().from(complaints)

  const outcomes = await Promise.all(
    Array.from({ length: 5 }, (_, index) =>
      codeOf(answerComplaint({ db, now }, { id: row?.id ?? 0, answer: `Jawaban ${index}` })),
    ),
  )

  expect(outcomes.filter((code) => code === 'no refusal')).toHaveLength(1)
  expect(await db.$count(auditEvents, sql`kind = 'complaint_answered'`)).toBe(1)
  expect((await listComplaints({ db, now }, { show: 'answered', limit: 5 })).complaints).toHaveLength(1)
})

test('the eleventh complaint of an address in ten minutes is refused with the time to wait, other addresses are not', async () => {
  const db = await freshDatabase()
  for (let filed = 0; filed < 10; filed += 1) await limitComplaints({ db, address: '192.0.2.1' })

  await expect(limitComplaints({ db, address: '192.0.2.1' })).rejects.toMatchObject({
    code: 'too_many_forms',
    details: { minutes: 10 },
  })
  await expect(limitComplaints({ db, address: '192.0.2.2' })).resolves.toBeUndefined()
})

test.each([
  ['RMI-000042', 42],
  [' rmi000042 ', 42],
  ['42', 42],
  ['RMI-12345678901', undefined],
  ['', undefined],
])('the number %j is ticket %s', (typed, id) => {
  expect(readNumber(typed)).toBe(id)
})
