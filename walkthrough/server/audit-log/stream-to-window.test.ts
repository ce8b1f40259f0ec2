import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test, vi } from 'vitest'
import { serveAuditLog, TEST_KEY } from '../testing/serve-audit-log'
import type { AuditEvent } from './audit-event'
import { openAuditHub } from './audit-hub'
import type { Reader } from './event-text'
import { readPositions } from './positions'
import { streamToWindow } from './stream-to-window'

async function openHub() {
  const { address, add, close } = await serveAuditLog()
  const hub = openAuditHub([{ name: 'ramai', origin: address, address, auditorKey: TEST_KEY }])
  onTestFinished(async () => {
    hub.close()
    await close()
  })
  await vi.waitFor(() => expect(hub.statuses().ramai.auditLog).toBe('live'))

  return { hub, add }
}

const windowOf = (
  hub: ReturnType<typeof openAuditHub>,
  signal = new AbortController().signal,
  lastId: string | null = null,
) => streamToWindow({ hub, signal, reader: 'anybody', positions: readPositions(lastId) })

const sequencesIn = (stream: string) =>
  [...stream.matchAll(/"sequence":(\d+)/g)].map(([, sequence]) => Number(sequence))

test('a window that reads no more is sent away, and has all of it when it comes again', async () => {
  const { hub, add } = await openHub()
  const stream = windowOf(hub)
  for (let row = 1; row <= 1200; row++) add('handoff_minted')
  await vi.waitFor(() => expect(hub.since({})).toHaveLength(1200), { timeout: 10_000 })

  const read = await text(stream)
  const [lastId = ''] = [...read.matchAll(/^id: (.+)$/gm)].map(([, id]) => id).slice(-1)
  const leaving = new AbortController()
  const again = windowOf(hub, leaving.signal, lastId)
  leaving.abort()

  const first = sequencesIn(read)
  const rest = sequencesIn(await text(again))
  expect(rest.length).toBeGreaterThan(0)
  expect([...first, ...rest].toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: 1200 }, (_, row) => row + 1),
  )
})

test('a window that is gone before its stream begins is not written to', async () => {
  const { hub } = await openHub()

  expect(await text(windowOf(hub, AbortSignal.abort()))).toContain('event: start')
})

test('an event is written once for all windows, and only when one of them reads it', async () => {
  const { hub } = await openHub()
  let written = 0
  const events = Array.from({ length: 2000 }, (_, row): AuditEvent => {
    const detail = {
      toJSON: () => {
        written += 1
        return {}
      },
    }

    return { system: 'ramai', sequence: row + 1, previousHash: '', hash: '', at: `${row}`, kind: 'tapped', detail }
  })
  const busy = { ...hub, since: () => events }
  const unread = Array.from({ length: 120 }, () => windowOf(busy))

  expect(written).toBe(200)

  const reader = windowOf(busy)
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader()
  let read = ''
  while (!read.includes('event: whole')) read += (await reader.read()).value
  await Promise.all([reader, ...unread].map((one) => one.cancel()))

  expect(sequencesIn(read).toSorted((one, other) => one - other)).toEqual(events.map(({ sequence }) => sequence))
  expect(written).toBe(2000)
})

test('only a presenter reads the numbers of orders; anybody else can tell two orders apart', async () => {
  const { hub, add } = await openHub()
  for (const order of ['PSR-23456789ABCD', 'PSR-DCBA98765432'])
    for (const path of [`/v2/${order}-1/status`, `/v2/${order}-2/status`]) add('status', { message: { path } })
  await vi.waitFor(() => expect(hub.since({})).toHaveLength(4))
  const pathsFor = async (reader: Reader) => {
    const sent = await text(streamToWindow({ hub, reader, positions: {}, signal: AbortSignal.abort() }))

    return [...sent.matchAll(/\/v2\/(PSR-[^-]+)-/g)].map(([, order]) => order)
  }

  expect(await pathsFor('presenter')).toEqual([
    'PSR-23456789ABCD',
    'PSR-23456789ABCD',
    'PSR-DCBA98765432',
    'PSR-DCBA98765432',
  ])
  const [one, again, other, otherAgain] = await pathsFor('anybody')
  expect([one, other]).toEqual([again, otherAgain])
  expect(one).toMatch(/^PSR-#[0-9A-F]{8}$/)
  expect(one).not.toBe(other)
})
