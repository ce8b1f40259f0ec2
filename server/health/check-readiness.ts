import { checkReadiness as check } from '@jembatan/platform/readiness'
import type { Database } from '@/db/connect'
import { readSchema } from '@/db/migrate'

type Checked = { db: Database; loadKeys: () => Promise<unknown>; withinMs?: number }

/**
 * Returns whether Ramai can serve: its database answers, has this build's schema, and the signing
 * key is loaded.
 */
export const checkReadiness = ({ db, loadKeys, withinMs }: Checked) =>
  check(db, {
    withinMs,
    checks: {
      migrations: async () => (await readSchema(db)).fits,
      keys: async () => {
        await loadKeys()

        return true
      },
    },
  })
