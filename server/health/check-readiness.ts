import { checkReadiness as check } from '@jembatan/platform/readiness'
import type { Database } from '@/db/connect'
import { readSchema } from '@/db/migrate'

/**
 * Returns whether Ramai can serve: its database answers, has this build's schema, and the signing
 * key is loaded.
 */
export const checkReadiness = ({ db, loadKeys }: { db: Database; loadKeys: () => Promise<unknown> }) =>
  check(db, {
    migrations: async () => (await readSchema(db)).fits,
    keys: async () => {
      await loadKeys()

      return true
    },
  })
