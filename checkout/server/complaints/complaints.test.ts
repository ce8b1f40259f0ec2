import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { auditEvents, complaints } from '@/db/schema'
import { listComplaints } from '../back-office/list-complaints'
import { getOrder } from '../order-view/get-order'
import { sweepPhotos } from '../photo/sweep-photos'
import { openPhotoFolder, photoFile } from '../photo/testing/test-photo'
import { after, placeTestOrder } from '../testing/test-order'
import { answerComplaint } from './answer-complaint'
import { escalateComplaints } from './escalate-complaints'
import { fileComplaint, fileForOrder } from './file-complaint'
import { findComplaint } from './find-complaint'
import { readComplaintPhoto, readOwnComplaintPhoto } from './read-photo'
import { readTicketNumber } from './ticket'

const DAY = 24 * 60
const about = { topic: 'delivery', body: 'Paketnya belum sampai.' } as const
const noPhotos = { photoFolder: 'none', photos: [] }

test('a complaint gets a number, a secret and five working days, and is found by both', async () => {
  const { db } = await placeTestOrder()

  const filed = await fileComplaint({ db, now: after(0) }, about)

  expect(filed).toMatchObject({ number: expect.stringMatching(/^ADU-\d{6}$/), dueAt: after(7 * DAY).toISOString() })
  expect(await findComplaint({ db, now: after(1) }, filed)).toMatchObject({ body: about.body, overdue: false })
  // Grouped and capitalised, as a person would write it down.
  const secret = filed.secret.toUpperCase().replaceAll(/.{4}(?=.)/g, '$& – ')
  expect(await findComplaint({ db, now: after(1) }, { ...filed, secret })).toMatchObject({ body: about.body })
  for (const wrong of [{ secret: 'a guess' }, { number: 'ADU-999999' }, { number: 'x' }])
    await expect(findComplaint({ db, now: after(1) }, { ...filed, ...wrong })).rejects.toMatchObject({
      code: 'complaint_unknown',
    })
  const stored = JSON.stringify(await db.select().from(complaints))
  expect(stored).not.toContain(filed.secret)
})

test('a request about personal data is due within 3×24 hours, holidays included', async () => {
  const { db } = await placeTestOrder()

  const filed = await fileComplaint({ db, now: after(0) }, { ...about, topic: 'privacy' })

  expect(filed.dueAt).toBe(after(3 * DAY).toISOString())
})

test('a complaint of an order is read where the order is, and a stranger files none', async () => {
  const { db, ...order } = await placeTestOrder()
  const own = { orderId: order.orderId, sessionHash: order.sessionHash, ...noPhotos }

  const { number } = await fileForOrder({ db, ...own, now: after(1) }, { ...about, ...own })

  expect((await getOrder(db, order)).complaints).toMatchObject([{ id: readTicketNumber(number), answeredAt: null }])
  expect((await order.read()).events).toEqual(['created', 'complaint_filed'])
  const stranger = { ...own, sessionHash: 'another session' }
  await expect(fileForOrder({ db, ...stranger, now: after(3) }, { ...about, ...own })).rejects.toMatchObject({
    code: 'order_missing',
  })
  expect(await db.$count(complaints)).toBe(1)
})

test('one complaint of a parcel is open at a time, and the order itself can still be complained of', async () => {
  const { db, orderId, sessionHash, shopId } = await placeTestOrder()
  const file = (minute: number, of: { shopId?: string } = { shopId }) =>
    fileForOrder({ db, sessionHash, photoFolder: 'none', now: after(minute) }, { ...about, ...of, orderId, photos: [] })

  const filed = await Promise.allSettled([file(1), file(1)])

  expect(filed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(file(2)).rejects.toMatchObject({ code: 'complaint_waits' })
  await file(3, {})
  await file(4, {})
  const [first] = (await listComplaints({ db, now: after(5) }, { show: 'todo' })).filter((one) => one.shopId === shopId)
  await answerComplaint({ db, now: after(6) }, { number: first?.number ?? '', answer: 'Kurir kami tanyai.' })
  await expect(file(7)).resolves.toMatchObject({ number: expect.any(String) })
  expect(await db.$count(complaints)).toBe(4)
})

test('photos of a complaint are re-encoded, and shown to its buyer and to operators', async () => {
  const { db, orderId, sessionHash } = await placeTestOrder()
  const photoFolder = await openPhotoFolder()
  const own = { orderId, sessionHash, photoFolder, photos: [await photoFile(), await photoFile()] }

  const { number } = await fileForOrder({ db, ...own, now: after(1) }, { ...about, ...own })

  expect((await getOrder(db, own)).complaints).toMatchObject([{ id: readTicketNumber(number), photos: 2 }])
  expect(await listComplaints({ db, now: after(2) }, { show: 'todo' })).toMatchObject([{ number, photos: 2 }])
  const one = { db, photoFolder, sessionHash, number, position: 2 }
  const photos = [await readOwnComplaintPhoto(one, one), await readComplaintPhoto(one, one)]
  expect(photos[0]).toEqual(photos[1])
  expect((await sharp(photos[0]).metadata()).exif).toBeUndefined()
  for (const change of [{ sessionHash: 'another session' }, { position: 3 }, { number: 'ADU-999999' }])
    await expect(readOwnComplaintPhoto({ ...one, ...change }, { ...one, ...change })).rejects.toMatchObject({
      code: 'complaint_unknown',
    })
})

test('a refused complaint keeps no photo, and the sweep spares the photos of a stored one', async () => {
  const { db, orderId, sessionHash } = await placeTestOrder()
  const directory = await openPhotoFolder()
  const file = (photos: Blob[], changes = {}) =>
    fileForOrder({ db, sessionHash, photoFolder: directory, now: after(1), ...changes }, { ...about, orderId, photos })
  const photo = await photoFile()

  await expect(file(Array(4).fill(photo))).rejects.toMatchObject({ code: 'photos_too_many' })
  await expect(file([photo, new Blob(['no photo'])])).rejects.toMatchObject({ code: 'photo_unreadable' })
  await expect(file([photo], { sessionHash: 'another session' })).rejects.toMatchObject({ code: 'order_missing' })
  expect([await readdir(directory), await db.$count(complaints)]).toEqual([[], 0])

  await file([photo])
  const [fileName = ''] = await readdir(directory)
  await utimes(join(directory, fileName), 0, 0)
  expect(await sweepPhotos(db, { directory })).toBe(0)
})

test('an operator answers once, and the buyer of the order is notified', async () => {
  const { db, ...order } = await placeTestOrder()
  const { number } = await fileForOrder(
    { db, ...order, ...noPhotos, now: after(1) },
    { ...about, ...order, ...noPhotos },
  )
  const answer = () => answerComplaint({ db, now: after(9) }, { number, answer: 'Kurir kami tanyai.' })

  const answers = await Promise.allSettled([answer(), answer()])

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(answer()).rejects.toMatchObject({ code: 'complaint_answered' })
  expect(await order.messages()).toEqual(['complaint_filed', 'complaint_answered'])
  expect(await listComplaints({ db, now: after(10) }, { show: 'todo' })).toEqual([])
  expect(await listComplaints({ db, now: after(10) }, { show: 'answered' })).toMatchObject([{ number, overdue: false }])
})

test('an overdue complaint is flagged, and raises one alarm', async () => {
  const { db } = await placeTestOrder()
  const { number } = await fileComplaint({ db, now: after(0) }, about)

  expect(await escalateComplaints(db, { now: after(7 * DAY) })).toBe(0)
  const rung = await Promise.all([1, 2].map(() => escalateComplaints(db, { now: after(7 * DAY + 1) })))

  expect(rung.toSorted()).toEqual([0, 1])
  expect(await listComplaints({ db, now: after(7 * DAY + 1) }, { show: 'todo' })).toMatchObject([
    { number, overdue: true },
  ])
  const alarms = (await db.select().from(auditEvents)).filter(({ kind }) => kind === 'complaint_overdue')
  expect(alarms).toMatchObject([{ detail: { ticket: number, alarm: true } }])
})
