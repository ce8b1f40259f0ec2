import type { Term } from '@jembatan/platform/search/vocabulary'
import { type SQL, sql } from 'drizzle-orm'
import { posts } from '@/db/schema'
import type { Stretch } from '../feed/scope'
import { isVisible } from '../feed/visible'

/** A post fits all terms or any of them, or is by one of the creators. */
export type PostQuery = { terms: Term[]; fits: 'all' | 'any'; creatorIds: string[] }

/** From this length on, a word also matches longer ones that begin with it. */
const SHORTEST_BEGINNING = 4

/**
 * Posts whose caption, promoted product or hashtag fits; of ads with the same picture or product the
 * newest. Each source is read by its own index and materialised: with a limit the planner would
 * otherwise read post by post until one fits.
 */
export function matchPosts({ terms, fits, creatorIds }: PostQuery, { now, from, most }: Stretch & { now: Date }): SQL {
  const joined = terms.flatMap(({ words }) => words).join('')

  return sql`${posts.id} = any(array(with found as materialized (
    select id, published_at, shop, promo_id, media from posts where ${isVisible(now)} and id in (
      select id from posts where search_document(caption_id, caption_en, hashtags) @@ ${queryFor(terms, fits)}
      union select id from posts where hashtags @> array[${joined}]::text[]
      union select id from posts where creator_id = any(${sql.param(creatorIds)}::text[])
      union select posts.id from (${promotionsOf(terms, fits)}) promoted
        join posts on posts.shop = promoted.shop and posts.promo_id = promoted.id)
  ), ranked as (${ranked})
  select posts.id from ranked as posts
    where (promo_id is null or (picture_nth = 1 and product_nth = 1)) and ${from ?? sql`true`}
    order by posts.published_at desc, posts.id desc limit ${most}))`
}

/** Numbers ads with the same picture, and ads of the same product, the newest first. */
const ranked = sql`
  select found.*,
    row_number() over (partition by promo_id is null, media order by published_at desc, found.id desc) as picture_nth,
    row_number() over (partition by found.shop, coalesce(variant.product_id, found.id)
      order by published_at desc, found.id desc) as product_nth
  from found
  left join catalogue_promos promo on promo.shop = found.shop and promo.id = found.promo_id
  left join catalogue_variants variant on variant.shop = promo.shop and variant.sku = promo.sku`

/**
 * A shop publishes what is promoted only, so its names are few enough to be read without an index.
 */
const promotionsOf = (terms: Term[], fits: PostQuery['fits']) => sql`
  select promo.shop, promo.id from catalogue_products product
  join catalogue_variants variant on variant.shop = product.shop and variant.product_id = product.id
  join catalogue_promos promo on promo.shop = variant.shop and promo.sku = variant.sku
  where ${sql.join(
    terms.map((term) => fitsProduct(term)),
    fits === 'all' ? sql` and ` : sql` or `,
  )}`

const fitsProduct = (term: Term) => sql`(${productDocument} @@ ${queryFor([term], 'all')}
  or product.category = any(${sql.param(term.categories)}::text[]))`

/** Words of a product's name and brand, in both languages. */
export const productDocument = sql`(to_tsvector('public.ramai', product.brand || ' ' || product.name_id)
  || to_tsvector('english', product.name_en))`

/** The words of each term in any form of either language, or what else names the thing. */
export function queryFor(terms: Term[], fits: PostQuery['fits']): SQL {
  const queries = terms.map(({ words, same, related }) => {
    const names = [words, ...same, ...related].map((name) => `(${name.join(' & ')})`).join(' | ')
    const [only = '', ...others] = words
    const begins = others.length === 0 && only.length >= SHORTEST_BEGINNING

    return sql`(to_tsquery('public.ramai', ${names}) || to_tsquery('english', ${names})
      ${begins ? sql`|| to_tsquery('simple', ${`${only}:*`})` : sql``})`
  })

  return sql`(${sql.join(queries, fits === 'all' ? sql` && ` : sql` || `)})`
}
