import { remember } from '@epic-web/remember'
import type { InvariantName } from '../../../../invariants/every-invariant'
import { openShop } from '../../testing/open-world'
import { stageBundle } from '../staging/stage-bundle'
import { makeWriter, type Rows } from './write-bundle'

export const NOW = new Date('2024-02-28T03:00:00Z')

const kept = remember('pasarTestWriter', (): { pasarTestWriter?: ReturnType<typeof makeWriter> } => ({}))

/** A seeded shop into which the bulk of an old one has been loaded; `load` brings changes. */
export async function openStaging(rows: Rows, breaks: InvariantName[] = []) {
  kept.pasarTestWriter ??= makeWriter()
  const { write, reader } = await kept.pasarTestWriter
  const shop = await openShop({ breaks })
  let [sequence, previous]: [number, string | null] = [0, null]
  const load = async (more: Rows, deleted: Parameters<typeof write>[0]['deleted'] = {}) => {
    const { files, hash } = await write({ rows: more, deleted, sequence, previous })
    await stageBundle({ sql: shop.sql, files, reader, now: () => NOW })
    ;[sequence, previous] = [sequence + 1, hash]
  }
  await load(rows)
  /** As a list of `table key code`. */
  const setAside = async (state: 'quarantined' | 'refused' | 'repaired' = 'quarantined') =>
    (
      await shop.sql<{ line: string }[]>`
        select concat_ws(' ', table_name, key, code) as line from migration.quarantine where state = ${state} order by 1`
    ).map(({ line }) => line)

  return { ...shop, load, setAside }
}
