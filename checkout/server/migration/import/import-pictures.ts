import type { Sql } from 'postgres'
import { AS_IMPORTED } from '../../catalogue/picture/product-pictures'

/** Imports the pictures of loaded goods, each once. They are rendered on first view. */
export const importPictures = (sql: Sql) =>
  sql`
    insert into product_pictures (sha256, width, content)
    select sha256, ${AS_IMPORTED}, content from migration.pictures p
    where format is not null and exists (select from migration.products where picture = p.sha256)
      and not exists (select from products named where named.media = p.sha256)
    on conflict (sha256, width) do update set created_at = excluded.created_at`
