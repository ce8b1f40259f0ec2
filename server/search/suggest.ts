import { termsOf } from '@jembatan/platform/search/vocabulary'
import { searchedWordsOf } from '@jembatan/platform/search/words'
import { sql } from 'drizzle-orm'
import type { BrowsingContext } from '../lagging'
import { correctWords } from './correct-words'
import { findCreators, isNamed } from './find-creators'
import { findHashtags } from './find-hashtags'
import { productDocument, queryFor } from './match-posts'

const SHORTEST = 2
const MOST_PRODUCTS = 4
const MOST_CREATORS = 2
const MOST_HASHTAGS = 4

type SuggestContext = Pick<BrowsingContext, 'db' | 'now' | 'language'>

/** Suggests searches while somebody types: promoted products, creators and hashtags. */
export async function suggest({ db, now, language }: SuggestContext, { typed }: { typed: string }): Promise<string[]> {
  const typedWords = searchedWordsOf(typed)
  if (typedWords.join('').length < SHORTEST) return []
  const [products, creators] = await Promise.all([listProducts(typedWords), findCreators(db, typedWords, language)])
  const words = products.length > 0 || creators.some(isNamed) ? typedWords : await correctWords(db, typedWords, now)
  const isCorrected = words.join() !== typedWords.join()
  const hashtags = await findHashtags(db, words, now)

  return [
    ...(isCorrected ? await listProducts(words) : products),
    ...creators
      .filter(isNamed)
      .slice(0, MOST_CREATORS)
      .map(({ name }) => name),
    ...hashtags.slice(0, MOST_HASHTAGS).map((hashtag) => `#${hashtag}`),
  ]

  async function listProducts(words: string[]) {
    const prefixQuery = words.map((word) => `${word}:*`).join(' & ')
    const name = sql.raw(language === 'id' ? 'product.name_id' : 'product.name_en')
    const rows = await db.execute<{ name: string }>(sql`
      select distinct ${name} as name from catalogue_products product
      join catalogue_variants variant on variant.shop = product.shop and variant.product_id = product.id
      join catalogue_promos promo on promo.shop = variant.shop and promo.sku = variant.sku
      where ${productDocument} @@ (${queryFor(termsOf(words), 'all')} || to_tsquery('simple', ${prefixQuery}))
      order by name limit ${MOST_PRODUCTS}`)

    return rows.map(({ name }) => name)
  }
}
