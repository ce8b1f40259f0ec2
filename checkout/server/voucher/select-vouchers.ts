import { sql } from 'drizzle-orm'
import type { Category } from '@/db/schema'

export type FrontVoucher = {
  code: string
  kind: 'shop' | 'platform' | 'shipping'
  shop: { id: string; name: string } | null
  category: Category | null
  amount: number | null
  percent: number | null
  most: number | null
  minimum: number
  /** ISO 8601. */
  endsAt: string
}

type SelectVouchers = {
  /** Without the time there are none. */
  now: Date | null
  /** Only those that count for goods of this shop and category. */
  within?: { shopId: string; category: Category }
}

/**
 * Selects vouchers that everybody may use now: those for shipping first, then those of Pasar; for
 * a product those of its shop first.
 */
export function selectVouchers({ now, within }: SelectVouchers) {
  const at = sql`${now?.toISOString() ?? null}::timestamptz`
  const fits = within
    ? sql`and coalesce(vouchers.shop_id, ${within.shopId}) = ${within.shopId}
        and coalesce(category, ${within.category}) = ${within.category}`
    : sql``

  return sql`
    select code, kind, category, amount, percent, most, minimum, to_json(ends_at) #>> '{}' as "endsAt",
      case when shops.id is not null then json_build_object('id', shops.id, 'name', shops.name) end as shop
    from vouchers left join shops on shops.id = vouchers.shop_id and shops.importing_since is null
    where listed and vouchers.importing_since is null and taken < quota and starts_at <= ${at} and ends_at > ${at}
      and shops.closed_at is null and (vouchers.shop_id is null) = (shops.id is null) ${fits}
    order by array_position(array[${within ? sql`'shop', ` : sql``}'shipping', 'platform', 'shop'], kind::text), minimum, code`
}
