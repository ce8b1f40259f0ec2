import { type Fragment, fragment } from '@/db/fragment'

/**
 * SQL for a shopper's row in `migrated_persons` by the old shop's key; null without consent. The
 * first of two accounts represents both.
 */
export const personOf = (shopper: Fragment) => fragment`(
  select imported.target::uuid from migration.imported imported
  where imported.table_name = 'shoppers' and imported.key = coalesce((
    select second.into_key from migration.quarantine second
    where second.table_name = 'shoppers' and second.key = ${shopper}), ${shopper}))`
