import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import type { Buyer } from '../context'

/**
 * Collects a listed voucher for this browser or account, once. It takes no quota.
 * @throws {DomainError} `voucher_unknown` when no such voucher is listed, or its time is over.
 */
export async function collectVoucher({ db, sessionHash, now }: Buyer, { code }: { code: string }) {
  const [voucher] = await db.execute(sql`
    with voucher as (
      select code from vouchers
      where code = ${code} and listed and importing_since is null and ends_at > ${now.toISOString()}::timestamptz
    ), collected as (
      insert into collected_vouchers (session_hash, code, collected_at)
      select ${sessionHash}, code, ${now.toISOString()}::timestamptz from voucher on conflict do nothing
    )
    select from voucher`)
  if (!voucher) throw new DomainError('not_found', 'voucher_unknown', 'no such voucher is listed')
}
