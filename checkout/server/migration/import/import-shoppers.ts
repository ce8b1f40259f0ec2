import type { Sql, TransactionSql } from 'postgres'
import { fragment } from '@/db/fragment'
import { recordEvent } from '../../audit/record-event'
import { writerOf } from '../../change-log/writer-of'
import { claimKeys, type KeyRange, readKeyRange } from './claim-keys'
import { hasOpened } from './import-orders'
import { personOf } from './person-of'

const AT_ONCE = 5000

type Imported = { added: number; changed: number; removed: number }

/**
 * Imports buyers who consented, each under a new id, and nothing about others: not even that two
 * orders belong to one buyer. Later consents and withdrawals are followed until the cut-over; after
 * it, consent is withdrawn in Pasar.
 */
export async function importShoppers(sql: Sql, { now }: { now: Date }): Promise<Imported> {
  const totals = { added: 0, changed: 0, removed: 0 }
  for (;;) {
    const claimed = await sql.begin(async (tx) => {
      if (await hasOpened(tx)) return 0
      const claimed = await claimKeys(tx, { table: 'shoppers', most: AT_ONCE })
      if (claimed === 0) return 0
      const { added, changed, removed } = await importClaimed(tx, now.toISOString())
      totals.added += added
      totals.changed += changed
      totals.removed += removed
      return claimed
    })
    if (claimed === 0) break
  }
  if (totals.added + totals.changed + totals.removed > 0)
    await sql.begin((tx) => recordEvent(writerOf(tx), { kind: 'migration_shoppers_imported', detail: totals, at: now }))

  return totals
}

async function importClaimed(tx: TransactionSql, at: string): Promise<Imported> {
  const range = await readKeyRange(tx)
  const removed = await removeWithdrawn(tx, range)
  const changed = await change(tx, range)
  const added = await add(tx, range, at)
  await linkOrders(tx)

  return { added, changed, removed }
}

const consents = fragment`s.consent = 'yes'`

/**
 * Deletes buyers who withdrew their consent, proved to be a second account, or are quarantined
 * again.
 */
async function removeWithdrawn(tx: TransactionSql, { within }: KeyRange) {
  const { count } = await tx`
    with gone as (
      delete from migration.imported a using claimed
      where a.table_name = 'shoppers' and a.key = claimed.key and ${within(fragment`a.key`)}
        and not exists (select from migration.shoppers s where s.id = a.key and ${within(fragment`s.id`)} and ${consents})
      returning a.target)
    delete from migrated_persons p using gone where p.id = gone.target::uuid and p.claimed_at is null`

  return count
}

const personal = fragment`left(s.name, 200) as name, migration.phone(s.phone) as phone, lower(trim(s.email)) as email, s.address,
  s.consent_text, s.consent_at`

async function change(tx: TransactionSql, { within }: KeyRange) {
  const { count } = await tx`
    update migrated_persons p set name = new.name, phone = new.phone, email = new.email, address = new.address,
      consent_text = new.consent_text, consent_at = new.consent_at
    from (
      select a.target::uuid as id, ${personal} from claimed
      join migration.imported a on a.table_name = 'shoppers' and a.key = claimed.key and ${within(fragment`a.key`)}
      join migration.shoppers s on s.id = claimed.key and ${within(fragment`s.id`)} and ${consents}
    ) as new
    where p.id = new.id and p.claimed_at is null
      and (p.name, p.phone, p.email, p.address, p.consent_text, p.consent_at)
        is distinct from (new.name, new.phone, new.email, new.address, new.consent_text, new.consent_at)`

  return count
}

/** Generates a random id: the old shop's key stays in the staging area and is purged with it. */
async function add(tx: TransactionSql, { within }: KeyRange, at: string) {
  const { count } = await tx`with new as (
       select s.id as key, gen_random_uuid() as id, ${personal} from claimed
       join migration.shoppers s on s.id = claimed.key and ${within(fragment`s.id`)} and ${consents}
       where not exists (
         select from migration.imported a where a.table_name = 'shoppers' and a.key = claimed.key and ${within(fragment`a.key`)})),
     noted as (
       insert into migration.imported (table_name, key, target, matched, at)
       select 'shoppers', key, id::text, false, ${at} from new)
     insert into migrated_persons (id, name, phone, email, address, consent_text, consent_at, imported_at)
     select id, name, phone, email, address, consent_text, consent_at, ${at} from new`

  return count
}

/**
 * Links orders that arrived before their buyer's consent; later ones are linked on arrival. Looked
 * up by key, so that no other orders are read.
 */
const linkOrders = (tx: TransactionSql) => tx`
    update migrated_orders m set person_id = now.person
    from (
      select a.target as order_id, ${personOf(fragment`claimed.key`)} as person from claimed
      cross join lateral (select id from migration.orders where shopper_id = claimed.key offset 0) as o
      cross join lateral (
        select target from migration.imported where table_name = 'orders' and key = o.id offset 0) as a
    ) as now
    where m.order_id = now.order_id and m.person_id is distinct from now.person`

/**
 * Queues invitations for all imported persons. One row, however many they are: the worker writes
 * the mail after this transaction.
 */
export const inviteShoppers = (tx: TransactionSql) =>
  tx`select graphile_worker.add_job('invite-shoppers', job_key => 'invite-shoppers')`
