import type { Sql, TransactionSql } from 'postgres'
import { fragment } from '@/db/fragment'
import { recordEvent } from '../../audit/record-event'
import { writerOf } from '../../change-log/writer-of'
import { provinces } from '../validation/provinces'

/**
 * Imports each loaded merchant as a shop, with registration and papers. A merchant with a shop here
 * is matched by NIB, or by name and town where no owner is registered, and gets no second one. A
 * new shop is hidden until the opening. Repeated calls import changes only.
 */
export const importMerchants = (sql: Sql, { now }: { now: Date }) =>
  sql.begin(async (tx) => {
    const at = now.toISOString()
    const matched = await matchShops(tx, at)
    const added = await addShops(tx, at)
    await register(tx, at)
    await importPapers(tx)
    if (matched + added > 0)
      await recordEvent(writerOf(tx), { kind: 'migration_merchants_imported', detail: { matched, added }, at: now })

    return { matched, added }
  })

const notImported = fragment`not exists (select from migration.imported a where a.table_name = 'merchants' and a.key = m.id)`

/** A name that two merchants share matches no shop. */
async function matchShops(tx: TransactionSql, at: string) {
  const { count } = await tx`
    insert into migration.imported (table_name, key, target, matched, at)
     select 'merchants', m.id, shop.id, true, ${at} from migration.merchants m
     cross join lateral (
       select shop_id as id from shop_registrations where nib = m.nib
       union all
       select min(shops.id) from shops left join shop_registrations known on known.shop_id = shops.id
       where lower(shops.name) = lower(m.name) and lower(shops.city) = lower(m.city) and known.shop_id is null
       having count(*) = 1
       limit 1
     ) shop
     where ${notImported} and not exists (
       select from migration.merchants other
       where other.id <> m.id and lower(other.name) = lower(m.name) and lower(other.city) = lower(m.city))
     on conflict do nothing`

  return count
}

/**
 * Shipping origin: the centre of the merchant's town, or of its tariff zone. The merchant can
 * correct it.
 */
async function addShops(tx: TransactionSql, at: string) {
  const { count } = await tx`
    with fresh as (
       select m.*, trim(both '-' from regexp_replace(lower(m.name), '[^a-z0-9]+', '-', 'g')) as slug,
         row_number() over (partition by regexp_replace(lower(m.name), '[^a-z0-9]+', '-', 'g') order by m.id) as nth
       from migration.merchants m where ${notImported}),
     named as (
       select fresh.*, case when nth = 1 and slug <> '' and not exists (select from shops where shops.id = slug)
         then slug else concat_ws('-', nullif(slug, ''), 'pindahan', id) end as shop_id from fresh),
     added as (
       insert into shops (id, name, city, province, zone, latitude, longitude, taxable, importing_since)
       select shop_id, named.name, named.city, named.province, coalesce(town.zone, home.zone), coalesce(town.latitude, home.latitude),
         coalesce(town.longitude, home.longitude), false, ${at}
       from named
       join lateral (select province.* from ${provinces} where lower(province.name) = lower(named.province)) home on true
       left join lateral (
         select min(zone) as zone, avg(latitude) as latitude, avg(longitude) as longitude from areas
         where lower(areas.city) = lower(named.city)) town on true
       returning id)
     insert into migration.imported (table_name, key, target, matched, at)
     select 'merchants', named.id, named.shop_id, false, ${at} from named join added on added.id = named.shop_id`

  return count
}

/**
 * The half year for legalisation counts from the import, since Pasar did not let them sell before.
 */
const register = (tx: TransactionSql, at: string) =>
  tx`
    insert into shop_registrations
       (shop_id, nib, nib_state, legalising_since, npwp, owner_name, phone, email, bank_account)
     select a.target, m.nib, (case when m.nib is null then 'legalising' else 'registered' end)::nib_state,
       case when m.nib is null then ${at}::timestamptz end, m.npwp, m.owner_name, migration.phone(m.phone), m.email, m.bank_account
     from migration.merchants m join migration.imported a on a.table_name = 'merchants' and a.key = m.id
     on conflict (shop_id) do update set nib = excluded.nib, nib_state = excluded.nib_state, npwp = excluded.npwp,
       legalising_since = case when excluded.nib is null
         then coalesce(shop_registrations.legalising_since, excluded.legalising_since) end,
       owner_name = excluded.owner_name, phone = excluded.phone, email = excluded.email,
       bank_account = excluded.bank_account`

const importPapers = (tx: TransactionSql) =>
  tx`
    insert into shop_papers (shop_id, kind, number, expires_at)
    select distinct on (1, 2, 3) a.target, p.kind::text, p.number, p.expires_at
    from migration.merchant_papers p join migration.imported a on a.table_name = 'merchants' and a.key = p.merchant_id
    order by 1, 2, 3, p.expires_at desc nulls first
    on conflict (shop_id, kind, number) do update set expires_at = excluded.expires_at`
