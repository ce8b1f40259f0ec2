import type { Sql } from 'postgres'

const SHOPS = 500
/** With 3, 4 and 5 stars in turn. */
const REVIEWS_A_PRODUCT = 4
const COUNTED = { past_sales: 'past_sales_are_counted', reviews: 'reviews_written_are_counted' }

/**
 * Fills a seeded shop up to the given number of products: copies of its own under other ids, in
 * other shops, at other prices, each with variants, a month's sales and reviews. The shop's trigger
 * indexes their words. The counts are written directly, because a trigger for each review would
 * only be slower.
 */
export async function fillProducts(sql: Sql, products: number) {
  await sql.begin(async (tx) => {
    for (const [table, trigger] of Object.entries(COUNTED))
      await tx.unsafe(`alter table ${table} disable trigger ${trigger}`)
    const [seeded] = await tx<{ count: number }[]>`select count(*)::int as count from products`
    const more = Math.max(0, products - (seeded?.count ?? 0))
    await tx`
      insert into shops (id, name, city, province, zone, latitude, longitude, taxable)
      select id || '-' || n, name || ' ' || n, city, province, zone, latitude, longitude, taxable
      from (select *, row_number() over (order by id) as place, count(*) over () as own from shops) s,
        generate_series(1, ${SHOPS}) n where n % own = place - 1`
    await tx`
      insert into products (id, shop_id, brand, name_id, name_en, description_id, description_en, category, media,
        origin_id, origin_en, standards, position, reviews, stars, star_counts, sold)
      select p.id || '-' || n, (p.shop_ids)[1 + n * 7919 % cardinality(p.shop_ids)], brand, name_id || ' Seri ' || n,
        name_en || ' Series ' || n, description_id, description_en, category, media, origin_id, origin_en, standards,
        1000 + n, ${REVIEWS_A_PRODUCT}, 15 + (n + 1) % 3,
        array[0, 0] || array(select 1 + ((n + 1) % 3 = place)::int from generate_series(0, 2) as place), 1 + n::bigint * 104729 % 1500
      from (select *, row_number() over (order by id) as place, count(*) over () as own,
          (select array_agg(id order by id) from shops) as shop_ids from products) p,
        generate_series(1, ${more}) n where n % own = place - 1`
    await tx`
      insert into variants (sku, product_id, label_id, label_en, price, compare_at, weight_grams, available, position)
      select v.sku || '-' || number, copy.id, label_id, label_en, price + number * 31 % 20000, null, weight_grams,
        number % 90, v.position
      from (select id, position - 1000 as number, regexp_replace(id, '-\\d+$', '') as model from products
        where position > 1000) copy join variants v on v.product_id = copy.model`
    await tx`
      insert into past_sales (sku, quantity, month)
      select sku, sold, '2026-10-01' from products join variants on product_id = id and variants.position = 0
      where products.position > 1000`
    await tx`
      insert into reviews (product_id, sku, past_sale_id, stars, body, language, author)
      select product_id, past_sales.sku, past_sales.id, 3 + (p.position - 1000 + n) % 3, 'Barang sesuai keterangan.', 'id', 'Sari W.'
      from past_sales join variants using (sku) join (select id, position from products) p on p.id = product_id, generate_series(1, ${REVIEWS_A_PRODUCT}) n
      where p.position > 1000`
    for (const [table, trigger] of Object.entries(COUNTED))
      await tx.unsafe(`alter table ${table} enable trigger ${trigger}`)
  })
  await sql`vacuum analyze`
}
