import { desc, sql } from 'drizzle-orm'
import { savedAddresses } from '@/db/schema'

/** Order of saved addresses: the preferred one, then by last use. */
export const MAIN_FIRST = [sql`${savedAddresses.preferredAt} desc nulls last`, desc(savedAddresses.usedAt)]
