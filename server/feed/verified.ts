import { sql } from 'drizzle-orm'
import { creators } from '@/db/schema'

type Named = Pick<typeof creators.$inferSelect, 'name' | 'verifiedName'>

/**
 * Returns whether Ramai knows the creator under this name. Names are free, so two creators may have
 * one; who takes a known name, or leaves it, has no mark.
 */
export const isVerified = ({ name, verifiedName }: Named) => name === verifiedName

/** `isVerified` as a column of a query. */
export const isVerifiedIn = sql<boolean>`coalesce(${creators.name} = ${creators.verifiedName}, false)`
