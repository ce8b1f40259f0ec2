import { DomainError } from '@jembatan/platform/errors'
import type { Sql } from 'postgres'
import { recordEvent } from '../../audit/record-event'
import { writerOf } from '../../change-log/writer-of'
import { markingRows } from '../validation/validate-rows'

/**
 * Plants a difference: adds one rupiah to the total of the first unrepaired order, so that a
 * rehearsal can prove the comparison finds it. Returns the order's key.
 * @throws {DomainError} `nothing_loaded`
 */
export function plantDifference(sql: Sql, { now }: { now: Date }) {
  return markingRows(sql, async (tx) => {
    const [planted] = await tx<{ key: number }[]>`
      update migration.orders set total = total + 1 where id = (
        select id from migration.orders o where not exists (
          select from migration.quarantine s where s.table_name = 'orders' and s.key = o.id)
        order by id limit 1)
      returning id::float as key`
    if (!planted) throw new DomainError('conflict', 'nothing_loaded', 'no order has come to plant a difference in')
    await recordEvent(writerOf(tx), { kind: 'migration_difference_planted', detail: planted, at: now })

    return planted.key
  })
}

/** Removes the planted rupiah. @throws {DomainError} `nothing_planted` */
export function revertDifference(sql: Sql, { key, now }: { key: number; now: Date }) {
  return markingRows(sql, async (tx) => {
    const [order] = await tx<{ key: number }[]>`
      update migration.orders set total = total - 1
      where id = ${key} and total = subtotal + shipping - discount + 1 returning id::float as key`
    if (!order) throw new DomainError('conflict', 'nothing_planted', 'nothing was planted in that order')
    await recordEvent(writerOf(tx), { kind: 'migration_difference_reverted', detail: order, at: now })
  })
}
