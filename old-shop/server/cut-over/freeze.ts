import { DomainError } from '@jembatan/platform/errors'
import type { OldShop } from '@/db/connect'
import { cutOver } from '@/db/schema'
import { SHOP_TABLES } from '../rehearsal/fill-shop'

export type CutOver = { frozenAt: Date; openedAt: Date | null }

/** PostgreSQL's error code from the trigger of a frozen shop. */
const FROZEN = 'TL001'

/** PostgreSQL's error code of a lock timeout. */
const LOCK_TIMEOUT = '55P03'

const hasCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code

export const isFrozenRefusal = (error: unknown) => hasCode(error, FROZEN)

/** Longer than any order takes. */
const LONGEST_ORDER = '10s'

/**
 * Closes the shop: running orders end first, and later ones are refused. A frozen shop keeps its
 * first closing time.
 * @throws {DomainError} when a transaction stays open; the shop then stays open.
 */
export async function freeze(shop: OldShop, now: Date): Promise<CutOver> {
  await shop.sql
    .begin(async (tx) => {
      await tx.unsafe(`set local lock_timeout to '${LONGEST_ORDER}'`)
      // In the same order as an order locks them, so that there is no deadlock.
      await tx.unsafe(`lock table ${Object.keys(SHOP_TABLES).join(', ')} in share row exclusive mode`)
      await tx`insert into cut_over (frozen_at) values (${now.toISOString()}) on conflict do nothing`
    })
    .catch((error: unknown) => {
      if (!hasCode(error, LOCK_TIMEOUT)) throw error
      throw new DomainError(
        'conflict',
        'shop_busy',
        'Somebody holds a transaction open in Toko Lama, which is not closed: end that, then run the same command.',
        {},
        { cause: error },
      )
    })
  const frozen = await findCutOver(shop)
  if (!frozen) throw new Error('The shop was opened again while it was being closed.')

  return frozen
}

/** Returns undefined while the shop sells. */
export async function findCutOver({ db }: OldShop): Promise<CutOver | undefined> {
  const [row] = await db.select().from(cutOver)

  return row
}

/** @throws {DomainError} that names the step that comes first. */
export async function assertSells(shop: OldShop) {
  const frozen = await findCutOver(shop)
  if (!frozen) return
  if (frozen.openedAt)
    throw new DomainError(
      'conflict',
      'shop_migrated',
      'Pasar has opened, and sells what Toko Lama had: npm run migration -- purge comes before another rehearsal.',
    )
  throw new DomainError(
    'conflict',
    'shop_closed',
    'Toko Lama is closed in the middle of a cut-over: npm run migration -- cut-over goes on, -- roll-back opens it again.',
  )
}

/** Reopens the shop. @throws {DomainError} when Pasar has opened. */
export async function thaw(shop: OldShop) {
  const { count } = await shop.sql`delete from cut_over where opened_at is null`
  const cutOver = await findCutOver(shop)
  const at = cutOver?.openedAt?.toISOString() ?? ''
  if (cutOver) throw new DomainError('conflict', 'no_way_back', `Pasar opened at ${at}: there is no way back.`, { at })

  return { thawed: count > 0 }
}

/** Records that Pasar has signed that it opened. */
export async function recordOpened({ sql }: OldShop, openedAt: Date) {
  await sql`update cut_over set opened_at = ${openedAt.toISOString()} where opened_at is null`
}
