import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { freshDatabase } from '@/server/test-world'

/** Everything that Ramai keeps. A new column is a decision about what a social app may know: it is made here first. */
const REMEMBERED: Record<string, string> = {
  audit_events: 'at detail hash id kind previous_hash sequence',
  audit_head: 'hash id sequence',
  catalogue_imports: 'id imported_at products promos published_at publisher sha256 shop',
  catalogue_products:
    'brand category description_en description_id id media name_en name_id origin_en origin_id seller_id shop standards tax',
  catalogue_promos: 'code creator id shop sku',
  catalogue_sellers: 'city id name province shop',
  catalogue_variants: 'compare_at currency label_en label_id price product_id shop sku stock weight_grams',
  creators: 'bio_en bio_id id name',
  posts: 'caption_en caption_id creator_id hashtags id media promo_id published_at shop',
  promotion_departures: 'day departures promo_id shop',
}

test('Ramai remembers posts, products and sums, and no order, payment, address or phone number', async () => {
  const db = await freshDatabase()

  const columns = await db.execute<{ table: string; names: string }>(sql`
    select table_name as "table", string_agg(column_name, ' ' order by column_name collate "C") as names
    from information_schema.columns where table_schema = 'public' group by table_name`)

  expect(Object.fromEntries(columns.map(({ table, names }) => [table, names]))).toEqual(REMEMBERED)
})
