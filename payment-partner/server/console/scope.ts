import { eq } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/**
 * The merchant whose objects an operator may see; all others are not found. Null: every merchant.
 */
export type Scope = string | null

/** Condition on the column of a merchant's id. */
export const inScope = (merchantId: PgColumn, scope: Scope) => (scope === null ? undefined : eq(merchantId, scope))

export const isIn = (scope: Scope, merchantId: string) => scope === null || scope === merchantId
