import { DomainError } from '@jembatan/platform/errors'
import type { Connection } from '@/db/connect'
import { vouchers } from '@/db/schema'

/**
 * Issues a voucher, usable at once. @throws {DomainError} `voucher_exists` when another has this
 * code.
 */
export async function issueVoucher(db: Connection, voucher: typeof vouchers.$inferInsert) {
  const [issued] = await db.insert(vouchers).values(voucher).onConflictDoNothing().returning({ code: vouchers.code })
  if (!issued) throw new DomainError('conflict', 'voucher_exists', 'another voucher has this code')

  return issued
}
