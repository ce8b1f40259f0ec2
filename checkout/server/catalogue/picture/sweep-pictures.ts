import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { inBatches } from '../../jobs/in-batches'
import { AS_IMPORTED } from './product-pictures'

/** A picture is stored before its product references it, so younger ones may be referenced soon. */
const YOUNGEST_DAYS = 1

/**
 * Daily job: deletes uploaded pictures, with their rendered sizes, that no product, proof or order
 * references. Those are of goods that were never saved, or were replaced. Uses the database's
 * clock, like their age. Returns how many.
 */
export async function sweepPictures(db: Connection): Promise<number> {
  const settled = sql`now() - make_interval(days => ${YOUNGEST_DAYS})`
  let removed = 0
  let after = ''
  await inBatches(async (most) => {
    const stored = await db.execute<{ sha256: string }>(sql`
      select distinct sha256 from product_pictures as picture
      where created_at < ${settled} and sha256 > ${after}
        and not exists (
          select from product_pictures as young
          where young.sha256 = picture.sha256 and young.width = ${AS_IMPORTED} and young.created_at >= ${settled})
        and not exists (select from products where products.media = picture.sha256)
        and not exists (select from product_proofs where kind = 'picture' and value = picture.sha256)
      order by sha256 limit ${most}`)
    const unnamed = JSON.stringify(stored.map(({ sha256 }) => sha256))
    const sold = await db.execute<{ media: string }>(sql`
      select distinct media from order_lines
      where length(media) = 64 and media in (select jsonb_array_elements_text(${unnamed}::text::jsonb))`)
    const used = new Set(sold.map(({ media }) => media))
    const left = JSON.stringify(stored.flatMap(({ sha256 }) => (used.has(sha256) ? [] : [sha256])))
    // A picture uploaded again meanwhile is young, and stays.
    const unused = await db.execute(sql`
      with gone as (
        delete from product_pictures
        where sha256 in (select jsonb_array_elements_text(${left}::text::jsonb))
          and (width <> ${AS_IMPORTED} or created_at < ${settled})
        returning sha256)
      select distinct sha256 from gone`)
    removed += unused.length
    after = stored.at(-1)?.sha256 ?? ''

    return stored.length
  })

  return removed
}
