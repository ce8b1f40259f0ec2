import type { Sql } from 'postgres'
import { keepProductPicture } from '../catalogue/picture/product-pictures'
import { writerOf } from './staging'

/** Draws the pictures of goods that are at home in the staging area, each once and one after the other. */
export async function bringPictures(sql: Sql) {
  for (;;) {
    const [next] = await sql<{ content: Uint8Array }[]>`
      select content from migration.pictures p
      where format is not null and exists (select from migration.products where picture = p.sha256)
        and not exists (select from product_pictures drawn where drawn.sha256 = p.sha256)
      limit 1`
    if (!next) return
    await keepProductPicture(writerOf(sql), next.content)
  }
}
