import { sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { Connection } from '@/db/connect'
import { type AuditEvent, toEventRow } from '../audit/record-event'
import type { SnapToken } from '../payment/payment'

type Open = { page: SnapToken; event: AuditEvent | undefined }

/**
 * Stores a page in place of the order's present one, with its audit event; see the SQL function.
 * Returns false, and changes nothing, if the order has a live or paid transaction.
 */
export async function openPage(db: Connection, { page, event }: Open): Promise<boolean> {
  const row = Object.fromEntries(Object.entries(page).map(([name, value]) => [toSnakeCase(name), value]))
  const [opened] = await db.execute<{ opened: boolean }>(sql`
    select open_page(${JSON.stringify(row)}::jsonb, ${event ? JSON.stringify(toEventRow(event)) : null}::jsonb) as opened`)

  return opened?.opened === true
}
