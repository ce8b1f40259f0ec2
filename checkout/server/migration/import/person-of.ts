/**
 * The row of `moved_persons` that stands for a shopper of the old shop, by an SQL expression of the shopper's key; null for one who
 * has not said yes. Of two accounts that are one person the first stands for both.
 */
export const personOf = (shopper: string) => `(
  select arrived.target::uuid from migration.arrivals arrived where arrived.table_name = 'shoppers' and arrived.key = coalesce(
    (select twin.into_key from migration.set_aside twin where twin.table_name = 'shoppers' and twin.key = ${shopper}),
    ${shopper}))`
