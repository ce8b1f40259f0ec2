import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import {
  checksumsFile,
  closingFile,
  type Frozen,
  frozenDocument,
  openedDocument,
  readChecksums,
  readyDocument,
  type SigningKey,
} from '@jembatan/migration-bundle'
import { DomainError } from '@jembatan/platform/errors'
import { type ObjectStore, readText } from '@jembatan/platform/object-store'
import type { Progress } from '@jembatan/platform/progress'
import { format } from 'date-fns'
import type { Sql, TransactionSql } from 'postgres'
import type { Agreed } from '@/db/schema'
import { recordEvent } from '../../audit/record-event'
import { writerOf } from '../../change-log/writer-of'
import { GatewayError } from '../../payment/gateway/gateway-error'
import { sideBySide } from '../../side-by-side'
import { wib } from '../../wib'
import { importOpenOrders } from '../import/import-orders'
import { importLastReviews } from '../import/import-reviews'
import { inviteShoppers } from '../import/import-shoppers'
import { importStaged, type OnOrders } from '../import/import-staged'
import { openVouchers } from '../import/import-vouchers'
import { countStock } from '../import/list-goods'
import { beginLoading, holdLoading, isoOf, markOpen, readPhase } from '../staging/phase'
import { readCurrent, stageArrived } from '../staging/stage-arrived'
import type { BundleReader, OnRows } from '../staging/stage-bundle'
import { type ComparedSettlements, compareSettlements, type Reports } from '../verification/compare-settlements'
import { requestSample } from '../verification/request-sample'
import { verifyImport } from '../verification/verify-import'
import { postOpeningBalances } from './open-balances'
import { openShops } from './open-shops'

type CutOver = {
  sql: Sql
  store: ObjectStore
  reader: BundleReader
  signingKey: SigningKey
  /** Pasar's public origin. */
  side: string
  /**
   * Returns the readable reports of the gateway: those of the old shop's account once it is
   * transferred to Pasar.
   */
  reports: () => Promise<Reports>
  now: () => Date
  signal?: AbortSignal
  progress?: Pick<Progress, 'show' | 'begin'>
}

export type CutOverEnd = {
  migration: string
  sequence: number
  /** RFC 3339, in UTC. */
  frozenAt: string
  openedAt: string
}

/** Milliseconds from the old shop's closing to the end of each part of the cut-over. */
export type CutOverTimes = { staged: number; imported: number; verified: number; reconciled: number; opened: number }

/**
 * Pasar's half of the cut-over: stages and imports what has come until the old shop has closed,
 * stages its last changes, verifies them against what it signed, reconciles them with the
 * settlement reports of its account, and opens in one transaction. Until that is committed nothing
 * is visible, and the old shop may open again. Killed and repeated, it resumes.
 * @throws {Error} in sentences that say what to do; nothing is open then.
 */
export async function cutOver(options: CutOver): Promise<{ end: CutOverEnd; times?: CutOverTimes }> {
  const { sql, store, side, signingKey } = options
  const before = await findOpened(sql)
  const { end, times } = before ? { end: before } : await closeAndOpen(options)
  const opened = await openedDocument.sign({ version: 1, side, ...end }, signingKey)
  await store.put(closingFile(end.migration, 'opened'), Buffer.from(opened))

  return { end, times }
}

async function closeAndOpen(options: CutOver) {
  const { sql, now, progress } = options
  await sql.begin((tx) => beginLoading(tx, { now: now(), anew: false }))
  await assertReportsAreRead(options)
  const frozen = await stageUntilFrozen(options)
  const sinceFrozen = () => now().getTime() - Date.parse(frozen.frozenAt)
  const times = { staged: sinceFrozen(), imported: 0, verified: 0, reconciled: 0, opened: 0 }
  progress?.begin('importing the last changes')
  const [agreed, reportLines] = await sideBySide((signal): [Promise<Agreed>, Promise<number>, Promise<unknown>] => {
    const imported = importStaged(sql, { now: now() }).finally(() => (times.imported = sinceFrozen()))
    return [
      verifySides({ ...options, signal }, frozen).finally(() => (times.verified = sinceFrozen())),
      // A changed row that is not imported yet would count as a difference.
      imported
        .then(() => reconcileReports({ ...options, signal }, frozen))
        .finally(() => (times.reconciled = sinceFrozen())),
      imported,
    ]
  }, options.signal)
  const end = await openShop(options, frozen, { agreed, reportLines })

  return { end, times: { ...times, opened: sinceFrozen() } }
}

/** Undefined unless a migration has opened and is not purged. */
async function findOpened(sql: Sql): Promise<CutOverEnd | undefined> {
  if ((await readPhase(sql)).phase !== 'open') return undefined
  const [move] = await sql<CutOverEnd[]>`
    select migration, sequence, ${isoOf(sql, 'frozen_at')} as "frozenAt", ${isoOf(sql, 'opened_at')} as "openedAt" from cut_overs
    order by opened_at desc limit 1`

  return move
}

const POLL_INTERVAL = 50
/**
 * Maximum milliseconds that buyers wait for one file. The old shop writes a thousand orders within
 * one second.
 */
const LONGEST_WAIT = 20_000
/** The same for its sums, which read every row: half a minute for a million orders. */
const LONGEST_SUMMING = 5 * 60_000
/** Bundles between two imports: a shop that goes on selling never stops writing them. */
const MOST_AT_ONCE = 20

/**
 * Stages and imports received bundles and signs the progress, until the old shop has signed its
 * last bundle and that one is staged.
 */
async function stageUntilFrozen(options: CutOver): Promise<Frozen> {
  const { sql, store, reader, now, progress } = options
  const onRows: OnRows = (rows, all, tables) => progress?.show(rows, all, 'rows', { tables })
  const onOrders: OnOrders = (orders, all, tables) => progress?.show(orders, all, 'orders', { tables })
  let missingSince: number | undefined
  for (let imported = -1; ; ) {
    const { migration, bundles } = await stageArrived({ ...options, most: MOST_AT_ONCE, onProgress: onRows })
    const file = await readText(store, closingFile(migration, 'frozen'))
    const frozen = file === undefined ? undefined : await frozenDocument.read(file, reader.keys)
    const sequence = await readStaged(sql)
    if (frozen?.sequence === sequence) return frozen
    // Buyers are waiting now, so stage the rest before importing.
    if (frozen && bundles > 0) {
      missingSince = undefined
      continue
    }
    if (frozen) missingSince ??= now().getTime()
    if (missingSince !== undefined && now().getTime() - missingSince > LONGEST_WAIT)
      throw new CutOverStopped(
        'last_bundle_not_come',
        `Toko Lama has closed, and its last bundle, ${frozen?.sequence}, has not come: carry what is missing after ${sequence}.`,
      )
    if (!frozen && sequence > imported) {
      await importStaged(sql, { now: now(), onProgress: onOrders })
      await requestSample({ sql, store, keys: reader.keys, migration, now: now() })
      await signReady(options, { migration, sequence })
      progress?.begin('waiting for Toko Lama to close')
      imported = sequence
    } else await waitForNextPoll(options)
  }
}

async function signReady({ store, side, signingKey, now }: CutOver, about: { migration: string; sequence: number }) {
  const ready = await readyDocument.sign({ version: 1, side, ...about, createdAt: now().toISOString() }, signingKey)
  await store.put(closingFile(about.migration, 'ready'), Buffer.from(ready))
}

/** The last bundle that is staged and validated; -1 before the first. */
async function readStaged(sql: Sql) {
  const [last] = await sql<{ sequence: number }[]>`
    select sequence from migration.bundles where validated_at is not null order by sequence desc limit 1`

  return last?.sequence ?? -1
}

/**
 * Waits for the old shop's sums and for the orders that were drawn, and compares both.
 * @throws {Error} where the two sides differ.
 */
async function verifySides(options: CutOver, { migration, sequence }: Frozen): Promise<Agreed> {
  const { sql, store, reader, signingKey, side, now } = options
  const theirs = await poll(options, LONGEST_SUMMING, {
    read: async () => {
      const file = await readText(store, checksumsFile(migration, 'old-shop'))
      return file && (await readChecksums(file, reader.keys)).sequence === sequence ? file : undefined
    },
    late: () => [
      'sums_not_come',
      'Toko Lama has closed, and its sums have not come: see whether its own half still runs.',
    ],
  })
  const [requested] = await sql`select from migration.draws limit 1`
  const { keys, identity } = reader
  const {
    differences = [],
    orders,
    unbalanced,
  } = await poll(options, LONGEST_WAIT, {
    read: async () => {
      const verified = await verifyImport({ sql, store, signingKey, side, keys, identity, now: now() })
      return requested && verified.orders === undefined ? undefined : verified
    },
    late: () => [
      'orders_not_come',
      'The whole orders that Pasar asked for have not come: the same command asks again.',
    ],
  })
  const count = differences.length + (orders?.differences.length ?? 0)
  if (count + unbalanced.length > 0)
    throw new CutOverStopped(
      'sides_differ',
      `${count} differences from what Toko Lama has signed, ${unbalanced.length} tables whose rows are not all accounted for.`,
      { differences: count, tables: unbalanced.length },
    )
  const ours = await readText(store, checksumsFile(migration, 'pasar'))
  if (!ours) throw new CutOverStopped('signed_missing', 'What Pasar has signed is not where it was put.')

  return { checksums: { oldShop: hash(theirs), pasar: hash(ours) }, sums: sumsOf(JSON.parse(ours).checksums.ranges) }
}

/**
 * Runs before the old shop closes. @throws {Error} where the gateway does not give its reports to
 * Pasar.
 */
async function assertReportsAreRead({ reports, now }: CutOver) {
  const own = (await reports()).find(({ account }) => account === null)
  if (!own) throw new CutOverStopped('no_reports_address', 'The URL of Kasir’s settlement reports is not set.')
  await readWhole(own.read(dayOf(now()))).catch(throwUnreadable)
}

async function readWhole(lines: AsyncIterable<unknown>) {
  for await (const _ of lines);
}

/**
 * Reconciles Pasar's rows of the old shop's account, imported or only staged, with the gateway's
 * reports, to the rupiah. Waits until the account is transferred, since it no longer changes then.
 * Returns the number of lines.
 * @throws {Error} where they differ, or the account is not transferred.
 */
async function reconcileReports(options: CutOver, { frozenAt }: Frozen): Promise<number> {
  const { sql, reports, now, progress } = options
  const onProgress = (days: number, all: number) => progress?.show(days, all, 'days of settlement reports')
  const closedSince = new Date(frozenAt)
  let answer = ''
  progress?.begin('reading Kasir’s settlement reports')
  const compared = await poll(options, LONGEST_WAIT, {
    read: async () => {
      const transferred = (await reports()).filter(({ account }) => account !== null)
      if (transferred.length === 0) return undefined

      return compareSettlements({ sql, reports: transferred, today: dayOf(now()), closedSince, onProgress }).catch(
        (error: unknown) => {
          // A single call may fail, and keys of an earlier transfer are replaced.
          if (!(error instanceof GatewayError) || error.isRefusal) return throwUnreadable(error)
          answer = ` ${error.message}`
          return undefined
        },
      )
    },
    late: () => [
      'account_not_given',
      `Kasir has not given the account of Toko Lama over, so that its reports could be read.${answer}`,
    ],
  })
  if (compared.unexplained > 0) throw stopAtReports(compared)

  return compared.lines
}

const dayOf = (moment: Date) => format(moment, 'yyyy-MM-dd', { in: wib })

function throwUnreadable(error: unknown): never {
  if (!(error instanceof GatewayError)) throw error
  throw new CutOverStopped('reports_unreadable', `The settlement reports of Kasir cannot be read: ${error.message}`)
}

function stopAtReports({ unexplained, examples }: ComparedSettlements) {
  const [first] = examples
  const amount = (rupiah: number | null | undefined) => (rupiah == null ? 'nothing' : `Rp ${rupiah}`)

  return new CutOverStopped(
    'reports_differ',
    `${unexplained} lines of Kasir's settlement reports are not what Pasar holds, such as the ${first?.kind} of ${first?.transactionId} on ${first?.day}: ${amount(first?.reported)} there, ${amount(first?.held)} here.`,
    { lines: unexplained, transaction: first?.transactionId ?? '', day: first?.day ?? '' },
  )
}

function sumsOf(ranges: { table: string; sum: string }[]) {
  const sums: Record<string, bigint> = {}
  for (const { table, sum } of ranges) sums[table] = (sums[table] ?? 0n) + BigInt(sum)

  return Object.fromEntries(Object.entries(sums).map(([table, sum]) => [table, String(sum)]))
}

/** One transaction: buyers see all of it or nothing. */
async function openShop(
  { sql, now, progress }: CutOver,
  frozen: Frozen,
  { agreed, reportLines }: { agreed: Agreed; reportLines: number },
): Promise<CutOverEnd> {
  const { migration, sequence, frozenAt } = frozen
  progress?.begin('opening Pasar')
  const openedAt = await sql.begin(async (tx) => {
    await holdLoading(tx)
    const counts = await importRemaining(tx, now())
    const openedAt = now()
    const secondsWithoutOrders = (openedAt.getTime() - Date.parse(frozenAt)) / 1000
    await markOpen(tx, openedAt)
    await tx`
      insert into cut_overs (migration, frozen_at, opened_at, sequence, agreed)
      values (${migration}, ${frozenAt}, ${openedAt.toISOString()}, ${sequence},
        ${JSON.stringify(agreed)}::text::jsonb)`
    await recordEvent(writerOf(tx), {
      kind: 'migration_opened',
      detail: { ...counts, bundles: sequence + 1, reportLines, secondsWithoutOrders },
      at: openedAt,
    })

    return openedAt
  })

  return { migration, sequence, frozenAt, openedAt: openedAt.toISOString() }
}

/** Imports the remaining rows in order of their dependencies. Returns counts. */
async function importRemaining(tx: TransactionSql, now: Date) {
  const orders = await importOpenOrders(tx, { now })
  const opened = await postOpeningBalances(tx, { now })
  await countStock(tx, { now })
  const { shops, listed, blocked } = await openShops(tx, { now })
  await importLastReviews(tx, { now })
  await openVouchers(tx, { now })
  await inviteShoppers(tx)

  return {
    openOrders: orders.imported,
    openingBookings: opened.orders.count + opened.sellers.count,
    shops,
    goodsOnSale: listed,
    goodsBlocked: blocked,
  }
}

/** The shop is not open. The message names the problem and the operator's next action. */
export class CutOverStopped extends DomainError {
  constructor(code: string, what: string, values: Record<string, string | number> = {}) {
    super(
      'conflict',
      code,
      `${what} Nothing is open. Mend that and run npm run migration -- cut-over again, or npm run migration -- roll-back lets Toko Lama sell.`,
      values,
    )
  }
}

type Poll<Found> = { read: () => Promise<Found | undefined>; late: () => [code: string, what: string] }

/**
 * Polls until a value is found. @throws {CutOverStopped} `longest` milliseconds after the first
 * read, and on the signal.
 */
async function poll<Found>(options: CutOver, longest: number, { read, late }: Poll<Found>): Promise<Found> {
  let since: number | undefined
  for (;;) {
    const value = await read()
    if (value !== undefined) return value
    since ??= options.now().getTime()
    if (options.now().getTime() - since > longest) throw new CutOverStopped(...late())
    await waitForNextPoll(options)
  }
}

async function waitForNextPoll({ signal }: CutOver) {
  if (signal?.aborted) throw new CutOverStopped('stopped_before_opening', 'Stopped before the opening.')
  await pause(POLL_INTERVAL, undefined, { signal }).catch(() => {})
}

/**
 * Rolls the cut-over back: removes what both sides signed of it, so that the old shop sells again.
 * @throws {Error} after the opening.
 */
export async function rollBack({ sql, store, now }: Pick<CutOver, 'sql' | 'store' | 'now'>) {
  const { phase, at } = await readPhase(sql)
  if (phase === 'open' || phase === 'purged')
    throw new DomainError(
      'conflict',
      'no_way_back',
      `There is no way back: Pasar has been open with these orders since ${at}, and what was bought, paid or given back here since then is not in the old shop.`,
      { at: at ?? '' },
    )
  const migration = await readCurrent(store)
  for (const name of ['ready', 'frozen'] as const) await store.remove(closingFile(migration, name))
  await sql.begin((tx) => recordEvent(writerOf(tx), { kind: 'migration_rolled_back', detail: {}, at: now() }))
}

const hash = (file: string) => createHash('sha256').update(file).digest('hex')
