import {
  type ChecksumSource,
  checksumsFile,
  DAYS_OF,
  databaseName,
  daysFile,
  measureLines,
  signChecksums,
  takeChecksums,
} from '@jembatan/migration-bundle'
import type { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { OldShop } from '@/db/connect'
import { answerDraw } from './answer-draw'
import { selectCrossing } from './crossing'
import { followChanges } from './follow-changes'
import { markMoment, readSnapshot } from './replication'
import type { Sender } from './store-bundle'

type SumShop = {
  shop: OldShop
  url: string
  sender: Sender
  /** The last bundle, if the shop is closed and nothing has changed since. */
  followed?: { migration: string; sequence: number }
  onProgress?: (rows: number, all: number) => void
}

/**
 * Signs checksums of one moment, and stores them beside the bundles. Changes before that moment are
 * written first, so the document and the last bundle describe the same rows; the old shop keeps
 * selling. The orders that Pasar has requested are stored with it, from the same moment.
 */
export async function sumShop({ shop, url, sender, followed, onProgress }: SumShop) {
  const moment = await markMoment(url)
  try {
    const { migration, sequence } =
      followed ?? (await followChanges({ shop, url, sender, until: { before: moment.readAt } }))

    return await readSnapshot(url, moment, async (reader) => {
      const checksums = await takeChecksums({
        migration,
        sequence,
        side: sender.issuer,
        createdAt: sender.now().toISOString(),
        source: sourceOf(reader),
        keepDays: (days) => sender.store.put(daysFile(migration, 'old-shop'), days),
        onProgress,
      })
      // Before the checksums, so that a reader who finds those finds the orders too.
      const orders = await answerDraw({ reader, sender, migration, sequence, readAt: moment.readAt })
      await sender.store.put(
        checksumsFile(migration, 'old-shop'),
        Buffer.from(await signChecksums(checksums, sender.signingKey)),
      )

      return { migration, sequence, rows: checksums.ranges.reduce((total, { rows }) => total + rows, 0), orders }
    })
  } finally {
    await moment.release()
  }
}

const sourceOf = (reader: Client): ChecksumSource => ({
  lastKey: async (table) => {
    const { rows } = await reader.query(`select coalesce(max(id), 0)::float as last from ${databaseName(table)}`)

    return rows[0].last
  },
  measure: (table, first, last) =>
    measureLines(table, reader.query(copyTo(`copy (${selectCrossing(table, { first, last })}) to stdout`))),
  days: () =>
    reader.query(
      copyTo(`copy (
        select merchant_id, (placed_at at time zone '${DAYS_OF}')::date, count(*), sum(total)
        from orders group by 1, 2 order by 1, 2) to stdout`),
    ),
})
