import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { closingFile, openedDocument, parseBundleKeys, sampleFiles } from '@jembatan/migration-bundle'
import { expect, test } from 'vitest'
import { GatewayError } from '../../payment/gateway/gateway-error'
import { openShop } from '../../testing/open-world'
import { beginMigration, inTurn, readPhase } from '../staging/phase'
import { Killed, mortal } from '../testing/mortal'
import { openPlace } from '../testing/old-shop-end'
import { cleanShop, rowOf } from '../testing/old-shop-rows'
import { cleanLines, reportsOf } from '../testing/settlement-reports'
import { promiseDraw, writeAnswer } from '../testing/write-answer'
import { MIGRATION, type Rows, writer } from '../testing/write-bundle'
import { listSteps } from '../verification/list-steps'
import { cutOver, rollBack } from './cut-over'

const ORDERS = 4

/** Opens a migration whose bulk is staged, and with changes of the old shop until its closing. */
async function openMigration(changed: Rows = {}) {
  const { sql, db } = await openShop()
  const place = await openPlace()
  const clean = { ...cleanShop(ORDERS), reviews: [] }
  const rows = { ...clean, ...changed }
  const bulk = await writer.write({ rows: { ...clean, reviews: [rowOf('reviews', { id: 1 })] } })
  const last = await writer.write({ rows: changed, deleted: { reviews: [1] }, sequence: 1, previous: bulk.hash })
  await place.carry(0, bulk)
  const { store } = place
  const cut = (options: Partial<Parameters<typeof cutOver>[0]> = {}) =>
    cutOver({
      sql,
      store,
      reader: writer.reader,
      signingKey: writer.signingKey,
      side: 'https://shop.example',
      reports: async () => reportsOf(cleanLines(ORDERS)),
      now: () => new Date(),
      ...options,
    })
  const carryLast = () => place.carry(1, last)
  /** Closes the old shop, once Pasar waits for it. */
  const close = async (had = rows) => {
    await carryLast()
    await place.sum(1, had)
    await place.freeze(1, new Date())
  }

  return { ...place, sql, db, rows, cut, carryLast, close }
}

/** Calls back once Pasar has imported everything received and waits for the old shop. */
function whenReady(then: () => Promise<void>) {
  let happens = () => void then()

  return {
    show: () => {},
    begin: (stage: string) => {
      if (stage !== 'waiting for Toko Lama to close') return
      happens()
      happens = () => {}
    },
  }
}

const readLoaded = async (sql: Awaited<ReturnType<typeof openMigration>>['sql']) =>
  (await sql`select max(sequence) as last from migration.bundles where validated_at is not null`)[0]?.last

test('the last changes are loaded and compared before Pasar opens, and it says so', async () => {
  const { sql, store, cut, close } = await openMigration()
  const stages: string[] = []
  const { begin } = whenReady(close)
  const progress = {
    show: (_: number, __: number, what: string) => stages.push(what),
    begin: (stage: string) => {
      stages.push(stage)
      begin(stage)
    },
  }

  const { end } = await cut({ progress })

  expect([...new Set(stages)]).toEqual([
    'rows',
    'orders',
    'waiting for Toko Lama to close',
    'importing the last changes',
    'reading Kasir’s settlement reports',
    'days of settlement reports',
    'opening Pasar',
  ])
  expect(end).toMatchObject({ migration: MIGRATION, sequence: 1 })
  expect(Date.parse(end.openedAt)).toBeGreaterThan(Date.parse(end.frozenAt))
  expect((await readPhase(sql)).phase).toBe('open')
  expect(await sql`select sequence, (frozen_at = ${end.frozenAt}) as "isThen" from cut_overs`).toEqual([
    { sequence: 1, isThen: true },
  ])
  const word = await store.read(closingFile(MIGRATION, 'opened'))
  const keys = await parseBundleKeys({ keys: [writer.signingKey.publicJwk] })
  expect(await openedDocument.read(word ? await text(word) : '', keys)).toMatchObject({ sequence: 1 })
  const [event] = await sql`select detail from audit_events where kind = 'migration_opened'`
  expect(event?.detail).toMatchObject({ bundles: 2 })
  expect((await listSteps({ sql })).find(({ done }) => !done)).toEqual({ step: 'purge', done: false })
})

test('one rupiah of difference, and nothing opens; the sentence says what to do', async () => {
  const { sql, cut, close, rows } = await openMigration()
  const [first, ...others] = rows.orders ?? []
  const dearer = { ...rows, orders: first ? [[first[0], '59001', ...first.slice(2)] as typeof first, ...others] : [] }

  const cutting = cut({ progress: whenReady(() => close(dearer)) })

  await expect(cutting).rejects.toThrow(
    /differences from what Toko Lama has signed.*Nothing is open.*npm run migration -- roll-back/,
  )
  expect((await readPhase(sql)).phase).toBe('loading')
})

test('one rupiah that differs in Kasir’s report stops the opening: the sentence names it, and a roll-back works', async () => {
  const { sql, store, cut, close } = await openMigration()
  const [first, ...others] = cleanLines(ORDERS)
  const dearer = [{ id: first?.id ?? 0, gross: 59_001 }, ...others]

  const cutting = cut({ reports: async () => reportsOf(dearer), progress: whenReady(close) })

  await expect(cutting).rejects.toThrow(
    /1 lines of Kasir's settlement reports .* on 2024-01-03: Rp 59001 there, Rp 59000 here\. Nothing is open/,
  )
  expect((await readPhase(sql)).phase).toBe('loading')
  await expect(rollBack({ sql, store, now: () => new Date() })).resolves.toBeUndefined()
})

test('a refund of the last seconds is imported before reports are reconciled: Pasar opens if it is equal, and not if it is one rupiah off', async () => {
  const clean = cleanShop(ORDERS)
  const isLast = (at: number) => at === ORDERS - 1
  const refunded = { status: 'refunded' as const }
  const { sql, cut, close } = await openMigration({
    orders: clean.orders?.map((_, at) => rowOf('orders', { id: at + 1, ...(isLast(at) && refunded) })),
    payments: clean.payments?.map((_, at) => rowOf('payments', { id: at + 1, ...(isLast(at) && refunded) })),
    refunds: [rowOf('refunds', { id: 9, paymentId: ORDERS })],
  })
  const reported = (gross: number) => [
    ...cleanLines(ORDERS),
    { id: ORDERS, gross, kind: 'refund', key: 'TL-10000004-1-R9', day: '2024-01-07' },
  ]
  const dearer = reportsOf(reported(-58_999))

  const cutting = cut({ reports: async () => dearer, progress: whenReady(close) })

  await expect(cutting).rejects.toThrow(/1 lines of Kasir's settlement reports .* Rp -58999 there, Rp -59000 here/)
  expect((await readPhase(sql)).phase).toBe('loading')
  expect((await cut({ reports: async () => reportsOf(reported(-59_000)) })).end).toMatchObject({ sequence: 1 })
})

const failing = (status: number | null, message: string) => () =>
  new Readable({
    read() {
      this.destroy(new GatewayError(status, message))
    },
  })

test('Pasar opens once the old account is transferred and its reports are reconciled, and records how many lines there were', async () => {
  const { sql, cut, close } = await openMigration()
  const [own, oldShopAccount] = reportsOf(cleanLines(ORDERS))
  let polls = 0
  // Before the transfer there is no key; then, for a moment, the key of an earlier transfer.
  const replies = [
    [own],
    [own],
    [own, { account: 'TOKO-LAMA', read: failing(401, 'unknown key') }],
    [own, oldShopAccount],
  ]
  const reports = async () => (replies[Math.min(polls++, replies.length - 1)] ?? []).filter((one) => one !== undefined)

  const { end } = await cut({ reports, progress: whenReady(close) })

  expect(polls).toBe(replies.length)
  expect(end).toMatchObject({ sequence: 1 })
  const [event] = await sql`select detail from audit_events where kind = 'migration_opened'`
  expect(event?.detail).toMatchObject({ reportLines: ORDERS })
})

test('if the account is not transferred, Pasar stops after the longest wait', async () => {
  const { sql, cut, close } = await openMigration()
  const [own] = reportsOf([])
  let skipped = 0
  const reports = async () => {
    if ((await readLoaded(sql)) === 1) skipped += 21_000
    return own ? [own] : []
  }

  const cutting = cut({ reports, now: () => new Date(Date.now() + skipped), progress: whenReady(close) })

  await expect(cutting).rejects.toThrow('has not given the account of Toko Lama over')
})

test('unreadable reports stop it before the old shop closes', async () => {
  const { store, cut } = await openMigration()
  const away = { account: null, read: failing(null, 'connect ECONNREFUSED') }

  await expect(cut({ reports: async () => [] })).rejects.toThrow('settlement reports is not set')
  await expect(cut({ reports: async () => [away] })).rejects.toThrow(/cannot be read: .*ECONNREFUSED.* Nothing is open/)
  expect(await store.read(closingFile(MIGRATION, 'ready'))).toBeUndefined()
})

/**
 * Opens a cut-over that has requested whole orders; the test hooks into each read of the answer.
 */
async function openDrawRequest(onRead: (times: number, answer: () => Promise<void>) => Promise<void>) {
  const move = await openMigration()
  const { store, rows } = move
  await promiseDraw(store)
  let times = 0
  const read: typeof store.read = async (key) => {
    if (key === sampleFiles(MIGRATION).answer) {
      times += 1
      await onRead(times, () => writeAnswer({ store, rows, sequence: 1 }))
    }
    return store.read(key)
  }

  return { ...move, store: { ...store, read } }
}

test('whole orders that are being rewritten are waited for, and compared before Pasar opens', async () => {
  let looks = 0
  const { store, cut, close } = await openDrawRequest(async (times, answer) => {
    looks = times
    if (times === 3) await answer()
  })

  const { end } = await cut({ store, progress: whenReady(close) })

  expect(end).toMatchObject({ sequence: 1 })
  expect(looks).toBe(3)
})

test('whole orders that do not come open nothing after twenty seconds, and no sooner', async () => {
  let skipped = 0
  const { sql, store, cut, close } = await openDrawRequest(async () => {
    skipped += 8000
  })

  const cutting = cut({ store, now: () => new Date(Date.now() + skipped), progress: whenReady(close) })

  await expect(cutting).rejects.toThrow('The whole orders that Pasar asked for have not come')
  expect(skipped).toBe(4 * 8000)
  expect((await readPhase(sql)).phase).toBe('loading')
})

/** A clock that advances by this much on every read. */
function skipping(milliseconds: number) {
  let skipped = 0

  return () => {
    skipped += milliseconds
    return new Date(Date.now() + skipped)
  }
}

test('a last bundle or sums that do not come open nothing, and the sentence says what to look at', async () => {
  const { sql, freeze, carryLast, cut } = await openMigration()
  const sliding = { now: skipping(10_000) }
  await freeze(1, new Date())

  await expect(cut(sliding)).rejects.toThrow('its last bundle, 1, has not come: carry what is missing after 0. Nothing')
  await carryLast()
  await expect(cut(sliding)).rejects.toThrow('its sums have not come: see whether its own half still runs. Nothing is')
  expect((await readPhase(sql)).phase).toBe('loading')
})

test('a roll-back works until the opening, and is refused with the reason after it', async () => {
  const { sql, store, freeze, cut, close } = await openMigration()
  const back = () => rollBack({ sql, store, now: () => new Date() })
  await freeze(1, new Date())

  await back()

  expect(await store.read(closingFile(MIGRATION, 'frozen'))).toBeUndefined()
  await cut({ progress: whenReady(close) })
  await expect(back()).rejects.toThrow(/There is no way back: Pasar has been open with these orders since/)
})

test('after the opening nothing more is loaded, and a second cut-over says what the first did', async () => {
  const { sql, db, cut, close } = await openMigration()
  const { end } = await cut({ progress: whenReady(close) })

  expect(await cut()).toEqual({ end })
  for (const anew of [false, true])
    await expect(beginMigration(db, sql, { now: new Date(), anew })).rejects.toThrow('loads nothing more')
})

test('a stop before the old shop has closed leaves Pasar closed', async () => {
  const { sql, cut } = await openMigration()
  const stop = new AbortController()

  const cutting = cut({ signal: stop.signal, progress: whenReady(async () => stop.abort()) })

  await expect(cutting).rejects.toThrow('Stopped before the opening. Nothing is open.')
  expect((await readPhase(sql)).phase).toBe('loading')
})

test('killed before any statement of the opening, the next run opens, once', async () => {
  const { sql, cut, close } = await openMigration()
  await close()
  let killed = 0
  for (let statement = 1; ; statement += 7) {
    const cutting = cut({ sql: mortal(sql, statement) })
    if (
      await cutting.then(
        () => true,
        (error) => {
          if (!(error instanceof Killed)) throw error
        },
      )
    )
      break
    killed += 1
    const [counted] = await sql`select count(*)::int as "cutOvers" from cut_overs`
    expect(counted?.cutOvers).toBe((await readPhase(sql)).phase === 'open' ? 1 : 0)
  }

  expect(killed).toBeGreaterThan(5)
  expect(await sql`select from audit_events where kind = 'migration_opened'`).toHaveLength(1)
})

test('a second command is refused while one is under way', async () => {
  const { sql } = await openShop()

  const both = inTurn(sql, () => inTurn(sql, async () => 'both'))

  await expect(both).rejects.toThrow('A cut-over is under way')
})
