import { checkReadiness as check } from '@jembatan/platform/readiness'
import type { Database } from '@/db/connect'
import { readSchema } from '@/db/migrate'

/** Whether Ramai can serve: its database answers, has today's schema, and the key to sign with is at hand. */
export const checkReadiness = ({ db, loadKeys }: { db: Database; loadKeys: () => Promise<unknown> }) =>
  check(db, {
    migrations: async () => (await readSchema(db)).fits,
    keys: async () => {
      await loadKeys()

      return true
    },
  })
