import { randomUUID } from 'node:crypto'
import { bundleFolder } from '@jembatan/migration-bundle'
import { DomainError } from '@jembatan/platform/errors'
import { desc } from 'drizzle-orm'
import { LogicalReplicationService, type Pgoutput, PgoutputPlugin } from 'pg-logical-replication'
import type { OldShop } from '@/db/connect'
import { exportBundles } from '@/db/schema'
import { addChange, type ChangeBatch, emptyBatch, writeChanges } from './change-batch'
import { findExport } from './export-bulk'
import { formatPosition, parsePosition } from './log-position'
import { assertSlotHolds, PUBLICATION, replicationConfig, slotOf, untilSlotIsFree } from './replication'
import { putManifest, type Sender, storeBundle } from './store-bundle'
import { writePictures } from './write-pictures'

/**
 * A bundle is written after so many changes, or when its first change has waited so many
 * milliseconds.
 */
const MOST_CHANGES = 5000
const LONGEST_WAIT = 300
/**
 * Milliseconds between marks in the log of an idle shop, so that PostgreSQL can free the log before
 * them.
 */
const QUIET = 10_000

/** The number of lags that are kept: a follower may run for weeks. */
const LAGS = 1000

/**
 * Milliseconds to wait for the database's acknowledgement at the end; without it the next run
 * receives some changes again.
 */
const LONGEST_ANSWER = 2000

export type Followed = {
  migration: string
  sequence: number
  bundles: number
  rows: number
  /** Milliseconds from the commit of the last change until its bundle was stored. */
  lag: number
  /** The lags of the latest bundles. */
  lags: number[]
}

type FollowChanges = {
  shop: OldShop
  url: string
  sender: Sender
  /** Ends on the signal, after everything committed before the call, or before a log position. */
  until: 'stopped' | 'caught up' | { before: string }
  mostChanges?: number
  /** Milliseconds that a bundle's first change waits for others. */
  longestWait?: number
  /**
   * With `caught up`: called when it has caught up. Changes are still written meanwhile, including
   * all until it resolves.
   */
  beforeEnd?: (followed: Followed) => Promise<void>
  signal?: AbortSignal
  onProgress?: (followed: Followed) => void
}

/**
 * Writes changes of the old shop as small bundles in order, each of whole transactions. PostgreSQL
 * keeps the log until a bundle is stored and recorded; after a kill, the next run begins after the
 * last recorded bundle.
 */
export async function followChanges(options: FollowChanges): Promise<Followed> {
  const { shop, url, sender, until, beforeEnd, signal } = options
  const current = await findExportOrThrow(shop)
  await putManifest(shop.db, sender, current.migration)
  await assertSlotHolds(shop, url)
  await untilSlotIsFree(shop, url)
  const bundles = await openBundles(options, current.migration)

  // The library would acknowledge changes that are received but not yet stored.
  const service = new LogicalReplicationService(replicationConfig(url), {
    acknowledge: { auto: false, timeoutSeconds: 0 },
    flowControl: { enabled: true },
  })
  // The library adds one byte, which could be the first of the next commit.
  const confirm = () => service.acknowledge(formatPosition(bundles.position() - 1n))
  // A connection that ends at once may lose unsent data; the heartbeat proves that the database
  // received it.
  const confirmAndWait = () =>
    new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, LONGEST_ANSWER)
      service.once('heartbeat', () => {
        clearTimeout(patience)
        resolve()
      })
      service.acknowledge(formatPosition(bundles.position() - 1n), true)
    })
  const marker = randomUUID()
  const mark = (text: string) => shop.sql`select pg_logical_emit_message(true, ${PUBLICATION}, ${text})`

  return new Promise((resolve, reject) => {
    let ended = false
    let waits = beforeEnd
    const end = async (reason?: unknown) => {
      if (ended) return
      ended = true
      clearInterval(ticking)
      clearInterval(quiet)
      let failure = reason
      // Stores the changes committed before the end; after a failure the next run does.
      if (failure === undefined) await bundles.flush().then(confirmAndWait, (cause) => (failure = cause))
      await service.destroy().catch(() => {})
      if (failure === undefined) resolve(bundles.followed())
      else reject(failure)
    }
    const ticking = setInterval(() => {
      if (bundles.isDue()) bundles.flush().then(confirm).catch(end)
    }, LONGEST_WAIT / 3)
    const quiet = setInterval(() => mark('quiet').catch(end), QUIET)
    signal?.addEventListener('abort', () => end())

    service.on('start', async () => {
      // Without changes the mark is the only message.
      if (until !== 'stopped') await mark(marker).catch(end)
    })
    service.on('data', async (_, message: Pgoutput.Message) => {
      if (ended) return
      if (message.tag === 'begin' && isBehind(message, until)) return void end()
      const isMarker = bundles.add(message, marker)
      if (bundles.isFull() || (message.tag === 'commit' && bundles.isEmpty())) await bundles.flush().then(confirm)
      // Not awaited, because the log must be read meanwhile.
      if (isMarker && waits) {
        waits(bundles.followed())
          .then(() => mark(marker))
          .catch(end)
        waits = undefined
      } else if (isMarker) end()
    })
    service.on('heartbeat', (_lsn, _timestamp, shouldRespond) => {
      if (shouldRespond) confirm()
    })
    service.on('error', end)
    const plugin = new PgoutputPlugin({ protoVersion: 1, publicationNames: [PUBLICATION], messages: true })
    service.subscribe(plugin, slotOf(url)).catch(end)
    if (signal?.aborted) end()
  })
}

const isBehind = ({ commitLsn }: Pgoutput.MessageBegin, until: FollowChanges['until']) =>
  typeof until === 'object' && commitLsn !== null && parsePosition(commitLsn) >= parsePosition(until.before)

async function findExportOrThrow(shop: OldShop) {
  const current = await findExport(shop)
  if (!current)
    throw new DomainError(
      'conflict',
      'nothing_exported',
      'Nothing is exported yet: npm run migration -- export comes first.',
    )

  return current
}

async function findLastBundleOrThrow({ db }: OldShop) {
  const [last] = await db.select().from(exportBundles).orderBy(desc(exportBundles.sequence)).limit(1)
  if (!last)
    throw new DomainError(
      'conflict',
      'bulk_incomplete',
      'The bulk is not complete yet: npm run migration -- export goes on with it.',
    )

  return last
}

/** @throws {DomainError} unless the bulk export is complete. */
export async function assertExported(shop: OldShop) {
  await findExportOrThrow(shop)
  await findLastBundleOrThrow(shop)
}

/** Collects changes into bundles, one after another. */
async function openBundles(
  { shop, sender, mostChanges = MOST_CHANGES, longestWait = LONGEST_WAIT, onProgress }: FollowChanges,
  migration: string,
) {
  const last = await findLastBundleOrThrow(shop)
  const followed: Followed = { migration, sequence: last.sequence, bundles: 0, rows: 0, lag: 0, lags: [] }
  let previous = { sequence: last.sequence, hash: last.hash, upTo: parsePosition(last.upTo) }
  /** The transaction in progress. */
  let open = emptyBatch()
  let skipped = false
  let marked = false
  let batch = emptyBatch()
  let writing: Promise<void> = Promise.resolve()
  let position = previous.upTo

  async function write(full: ChangeBatch) {
    if (full.changes > 0) {
      const sequence = previous.sequence + 1
      const to = formatPosition(full.upTo)
      const folder = bundleFolder(migration, sequence)
      const chunks = await writeChanges({
        batch: full,
        readAt: to,
        recipient: sender.recipient,
        put: (name, bytes) => sender.store.put(`${folder}/${name}`, bytes),
      })
      const pictures = await writePictures({ shop, sender, migration, sequence, of: full })
      const about = { migration, sequence, previous: previous.hash, from: formatPosition(previous.upTo), to }
      const { hash, rows } = await storeBundle(shop.db, sender, { ...about, chunks, pictures })
      previous = { sequence, hash, upTo: full.upTo }
      followed.sequence = sequence
      followed.bundles += 1
      followed.rows += rows
      followed.lag = Date.now() - full.until
      followed.lags.push(followed.lag)
      if (followed.lags.length > LAGS) followed.lags.shift()
      onProgress?.(followed)
    }
    if (full.upTo > position) position = full.upTo
  }

  return {
    /** Adds one message of the log. Returns true at the end of the transaction with this marker. */
    add: (message: Pgoutput.Message, marker: string) => {
      if (message.tag === 'begin') {
        open = emptyBatch()
        marked = false
        // The log repeats unconfirmed changes.
        skipped = message.commitLsn !== null && parsePosition(message.commitLsn) < previous.upTo
      } else if (message.tag === 'commit') {
        const end = parsePosition(message.commitEndLsn ?? '0/0')
        if (!skipped) merge(batch, open, { end, at: Number(BigInt(message.commitTime.toString()) / 1000n) })
        return marked
      } else if (message.tag === 'message') marked ||= Buffer.from(message.content).toString() === marker
      else if (!skipped) addChange(open, message)

      return false
    },
    isEmpty: () => batch.changes === 0,
    isFull: () => batch.changes >= mostChanges,
    isDue: () => batch.changes > 0 && Date.now() - batch.since > longestWait,
    /** The log position up to which everything is stored. */
    position: () => position,
    followed: () => followed,
    flush: () => {
      const full = batch
      batch = emptyBatch()
      // One after another, because each bundle names its predecessor.
      writing = writing.then(() => write(full))
      return writing
    },
  }
}

function merge(batch: ChangeBatch, transaction: ChangeBatch, { end, at }: { end: bigint; at: number }) {
  if (batch.changes === 0) batch.since = Date.now()
  for (const [table, rows] of transaction.tables) {
    const latest = batch.tables.get(table) ?? new Map()
    for (const [key, row] of rows) latest.set(key, row)
    batch.tables.set(table, latest)
  }
  batch.changes += transaction.changes
  batch.upTo = end
  batch.until = at
}
