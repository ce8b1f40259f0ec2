import { stringify } from 'csv-stringify/sync'
import { createTranslator } from 'use-intl/core'
import type { Connection } from '@/db/connect'
import idGoods from '@/messages/id/goods.json'
import { listBlockedGoods } from './list-blocked'

const AT_ONCE = 500

/**
 * Returns one shop's blocked goods and required proofs as CSV, in Indonesian for the merchants.
 * Cells that a spreadsheet would evaluate as a formula are escaped.
 */
export async function writeBlockedList({ db }: { db: Connection }, { shopId }: { shopId: string }): Promise<string> {
  const t = createTranslator({ locale: 'id', messages: idGoods })
  const columns = ['sku', 'name', 'reason', 'handIn'] as const
  const rows: string[][] = []
  let after: string | undefined
  do {
    const { goods, next } = await listBlockedGoods({ db }, { shopId, after, most: AT_ONCE })
    for (const { sku, name, blocks } of goods)
      for (const { reason, detail } of blocks)
        rows.push([sku, name.id, t(`reasons.${reason}`, { detail }), t(`handIn.${reason}`, { detail })])
    after = next ?? undefined
  } while (after)

  return stringify(rows, {
    header: true,
    columns: columns.map((column) => t(`columns.${column}`)),
    bom: true,
    escape_formulas: true,
  })
}
