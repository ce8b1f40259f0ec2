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

/** A bundle is written when it has so many changes, or when its first has waited so long. */
const MOST_CHANGES = 5000
const LONGEST_WAIT = 300
/** So often a shop in which nothing happens tells the log that it is still there, and lets go of what is behind. */
const QUIET = 10_000

/** Bundles whose lag is kept: a follower may go on for weeks. */
const LAGS = 1000

/** For the database's answer at the end; without it the next run is told of some changes again. */
const LONGEST_ANSWER = 2000

export type Followed = {
  migration: string
  /** Of the last bundle that there is. */
  sequence: number
  bundles: number
  rows: number
  /** Milliseconds from the last change's commit until its bundle lay there. */
  lag: number
  /** The same of the last bundles, as many as are kept. */
  lags: number[]
}

type FollowChanges = {
  shop: OldShop
  url: string
  sender: Sender
  /** Go on for ever, until everything that was committed before the call has been written, or what was before a place. */
  until: 'stopped' | 'caught up' | { before: string }
  mostChanges?: number
  /** Milliseconds that a bundle's first change waits for others. */
  longestWait?: number
  /**
   * With `caught up`: called when that is reached, while changes go on being written; what is committed before it has resolved is
   * written, too.
   */
  beforeEnd?: (followed: Followed) => Promise<void>
  signal?: AbortSignal
  onProgress?: (followed: Followed) => void
}

/**
 * Writes what changes in the old shop as small bundles in order, each of whole transactions. The log keeps everything until
 * its bundle is stored and written down; killed anywhere, the next run begins behind the last bundle that is.
 */
export async function followChanges(options: FollowChanges): Promise<Followed> {
  const { shop, url, sender, until, beforeEnd, signal } = options
  const current = await findExportOrThrow(shop)
  await putManifest(shop.db, sender, current.migration)
  await assertSlotHolds(shop, url)
  await untilSlotIsFree(shop, url)
  const bundles = await openBundles(options, current.migration)

  // Its own acknowledgement would tell the log that everything has been kept which has only been received.
  const service = new LogicalReplicationService(replicationConfig(url), {
    acknowledge: { auto: false, timeoutSeconds: 0 },
    flowControl: { enabled: true },
  })
  // It adds one byte to what it is given, which could be the first of the next commit.
  const confirm = () => service.acknowledge(formatPosition(bundles.position() - 1n))
  // Whoever ends a connection at once takes along what it has not sent yet: the answer says that it was heard.
  const confirmAndHear = () =>
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
      // What was committed before the end is stored; a failure leaves it to the next run.
      if (failure === undefined) await bundles.flush().then(confirmAndHear, (cause) => (failure = cause))
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
      // The mark is the first that comes behind, where nothing else does.
      if (until !== 'stopped') await mark(marker).catch(end)
    })
    service.on('data', async (_, message: Pgoutput.Message) => {
      if (ended) return
      if (message.tag === 'begin' && isBehind(message, until)) return void end()
      const isMarker = bundles.take(message, marker)
      if (bundles.isFull() || (message.tag === 'commit' && bundles.isEmpty())) await bundles.flush().then(confirm)
      // Not waited for: the log is not read while this is.
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

/** @throws {DomainError} in one sentence where there is nothing whole yet that changes could follow. */
export async function assertExported(shop: OldShop) {
  await findExportOrThrow(shop)
  await findLastBundleOrThrow(shop)
}

/** Puts changes into bundles, one bundle after another. */
async function openBundles(
  { shop, sender, mostChanges = MOST_CHANGES, longestWait = LONGEST_WAIT, onProgress }: FollowChanges,
  migration: string,
) {
  const last = await findLastBundleOrThrow(shop)
  const followed: Followed = { migration, sequence: last.sequence, bundles: 0, rows: 0, lag: 0, lags: [] }
  let previous = { sequence: last.sequence, hash: last.hash, upTo: parsePosition(last.upTo) }
  /** Of the transaction whose end has not come. */
  let open = emptyBatch()
  let skipped = false
  let marked = false
  let batch = emptyBatch()
  let writing: Promise<void> = Promise.resolve()
  let position = previous.upTo

  async function write(taken: ChangeBatch) {
    if (taken.changes > 0) {
      const sequence = previous.sequence + 1
      const to = formatPosition(taken.upTo)
      const folder = bundleFolder(migration, sequence)
      const chunks = await writeChanges({
        batch: taken,
        readAt: to,
        recipient: sender.recipient,
        put: (name, bytes) => sender.store.put(`${folder}/${name}`, bytes),
      })
      const pictures = await writePictures({ shop, sender, migration, sequence, of: taken })
      const about = { migration, sequence, previous: previous.hash, from: formatPosition(previous.upTo), to }
      const { hash, rows } = await storeBundle(shop.db, sender, { ...about, chunks, pictures })
      previous = { sequence, hash, upTo: taken.upTo }
      followed.sequence = sequence
      followed.bundles += 1
      followed.rows += rows
      followed.lag = Date.now() - taken.until
      followed.lags.push(followed.lag)
      if (followed.lags.length > LAGS) followed.lags.shift()
      onProgress?.(followed)
    }
    if (taken.upTo > position) position = taken.upTo
  }

  return {
    /** Reads one message of the log; true at the end of the transaction with this marker. */
    take: (message: Pgoutput.Message, marker: string) => {
      if (message.tag === 'begin') {
        open = emptyBatch()
        marked = false
        // The log repeats what was sent and never confirmed.
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
    /** Up to where everything is stored. */
    position: () => position,
    followed: () => followed,
    flush: () => {
      const taken = batch
      batch = emptyBatch()
      // What comes meanwhile goes behind; one bundle names the other.
      writing = writing.then(() => write(taken))
      return writing
    },
  }
}

function merge(batch: ChangeBatch, transaction: ChangeBatch, { end, at }: { end: bigint; at: number }) {
  if (batch.changes === 0) batch.since = Date.now()
  for (const [table, rows] of transaction.tables) {
    const known = batch.tables.get(table) ?? new Map()
    for (const [key, row] of rows) known.set(key, row)
    batch.tables.set(table, known)
  }
  batch.changes += transaction.changes
  batch.upTo = end
  batch.until = at
}
