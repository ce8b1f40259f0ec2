import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { submit } from '@jembatan/buyer/forms'
import { fillBasketWith, pay, placeOrder, type Visit } from '@jembatan/buyer/http-buyer'
import { type Member, signUp } from '@jembatan/buyer/member'
import { cancelOrder } from '@jembatan/buyer/order'
import { pickItem, type Shop } from '@jembatan/buyer/shop'
import type { Sql } from 'postgres'
import { within } from '../world/database'
import { openShopOf } from '../world/open-shop'
import type { Audited, World } from '../world/world'
import { cite, law } from './cite'
import { type Control, toFinding } from './control'

/** The longest waiting period of a deletion. */
const WAITING_DAYS = 14
const YEARS_OLD = 9
const YEARS_KEPT = 10
/**
 * The expected error of the database. Rows that refer to an order would refuse at any age with
 * another one.
 */
const HOLD = /kept for ten years/
const LONGEST_WAIT_MS = 30_000

export const recordsAreHeld: Control = {
  row: 23,
  clauses: cite(law('PP 80/2019', '25'), law('UU PDP', '7, 8, 13, 30, 32, 43')),
  title: {
    id: 'Setiap sistem memberi salinan datanya sendiri; penghapusan menyisakan catatan transaksi selama sepuluh tahun',
    en: 'Each system hands out a copy of its own data alone; a deletion leaves the records of transactions for ten years',
  },
  check: async (world: World) => {
    const member = await signUp(world.ramai.origin, `Simulasi ${randomUUID().slice(0, 8)}`)
    const buyer = await buyAsSomebody(await openShopOf(world))
    const copies = await readCopies(member, buyer)
    const observation = await deleteAndLook(world.pasar, buyer)
    await submit(member.browser, '/me/privacy', { having: ['hapus akun'] })

    return toFinding({
      faults: [...findCrossings(copies), ...findFaults(observation)],
      figure: {
        id: `2 salinan tanpa data sistem lain, 1 transaksi berumur ${YEARS_OLD} tahun ditahan, ${observation.erased.length} isian dihapus`,
        en: `2 copies without the other system's data, 1 transaction of ${YEARS_OLD} years held, ${observation.erased.length} fields erased`,
      },
      observations: [
        `Ramai's copy: ${Object.keys(copies.ramai.copy).join(', ')}`,
        `Pasar's copy: ${Object.keys(copies.pasar.copy).join(', ')}`,
        `a copy is the answer to its request; the street of the order was corrected before it was paid`,
        `the deletion waits ${observation.waitingDays} days; deleting the row itself after ${YEARS_OLD} years: ${observation.refusal}; after ${YEARS_KEPT}: ${observation.later}`,
        `erased: ${observation.erased.join(', ')}; held: ${observation.held.join(', ')}; what was erased stands in none of ${observation.tables} tables`,
      ],
    })
  },
}

type Buyer = {
  visit: Visit
  orderId: string
  person: { recipient: string; email: string; phone: string; street: string }
  notes: { landmark: string; courierNote: string }
}

/** Makes a corrected, paid and refunded purchase for a unique person: a completed transaction. */
async function buyAsSomebody(shop: Shop): Promise<Buyer> {
  const own = randomUUID().slice(0, 8)
  const person = {
    recipient: `Simulasi ${own}`,
    email: `${own}@pembeli.example`,
    phone: `+62813${String(Date.now()).slice(-8)}`,
    street: `Jalan Bukti ${own}`,
  }
  const notes = { landmark: `Patokan ${own}`, courierNote: `Catatan ${own}` }
  const address = { ...shop.address, ...person, ...notes }
  const visit = await fillBasketWith({ ...shop, address: { ...address, street: 'Jalan Keliru' } }, pickItem(shop))
  const orderId = await placeOrder(visit)
  await submit(visit.browser, `/orders/${orderId}/address`, { having: ['name="street"'], fields: address })
  await pay(visit, orderId)
  await cancelOrder(visit.browser, orderId)

  return { visit, orderId, person, notes }
}

type Copy = { copy: Record<string, unknown>; text: string }
type Copies = { ramai: Copy; pasar: Copy; ownOfRamai: string[]; ownOfPasar: string[] }

async function readCopies(member: Member, { visit, orderId, person }: Buyer): Promise<Copies> {
  const [ramai, pasar] = await Promise.all([
    member.browser.ask('/me/export'),
    visit.browser.ask('/account/data/export'),
  ])
  const read = ({ body }: { body: string }) => ({ copy: JSON.parse(body), text: body })

  return {
    ramai: read(ramai),
    pasar: read(pasar),
    ownOfRamai: [member.email],
    ownOfPasar: [orderId, ...Object.values(person)],
  }
}

/** Names of fields that only a shop stores. */
const OF_COMMERCE =
  /"(orders?|baskets?|payments?|addresses|phone|recipient|street|total|subtotal|invoice|refunds)"\s*:/g
const OF_THE_FEED = /"(likes|saves|follows|comments|consents|hiddenPosts|hiddenSellers|interests)"\s*:/g

export function findCrossings({ ramai, pasar, ownOfRamai, ownOfPasar }: Copies): string[] {
  const lacks = (name: string, { text }: Copy, own: string[]) =>
    own.filter((value) => !text.includes(value)).map((value) => `${name}'s copy lacks ${value}`)
  const holds = (name: string, { text }: Copy, others: string[], fields: RegExp) =>
    [...others.filter((value) => text.includes(value)), ...new Set(text.match(fields))].map(
      (value) => `${name}'s copy holds ${value}, which is the other system's`,
    )

  return [
    ...lacks('Ramai', ramai, ownOfRamai),
    ...lacks('Pasar', pasar, ownOfPasar),
    ...holds('Ramai', ramai, ownOfPasar, OF_COMMERCE),
    ...holds('Pasar', pasar, ownOfRamai, OF_THE_FEED),
  ]
}

type Row = Record<string, unknown>

const HELD = ['recipient', 'street', 'city', 'total', 'subtotal', 'placed_at', 'status', 'sellers']
const OUTSIDE = ['phone', 'email', 'landmark', 'courier_note']

export type Observation = {
  waitingDays: number
  /** The database's answer to deleting the row, while it is held and afterwards. */
  refusal: string
  later: string
  erased: string[]
  held: string[]
  changed: string[]
  outsideHold: string[]
  /** Places that still contain erased values, and the number of searched tables. */
  remaining: string[]
  tables: number
}

/**
 * Ages the transaction to nine years, requests the deletion as a person does, and ends the waiting
 * period.
 */
async function deleteAndLook({ databaseUrl }: Audited, { visit, orderId, person, notes }: Buyer): Promise<Observation> {
  return within(databaseUrl, async (sql) => {
    const readOrder = async (): Promise<Row> =>
      (
        await sql`
      select *, (select string_agg(shop_id, ', ') from order_parcels where order_id = orders.id) as sellers
      from orders where id = ${orderId}`
      )[0] ?? {}
    await until('the refund is confirmed', async () => {
      const open =
        await sql`select from refunds where order_id = ${orderId} and state not in ('confirmed', 'manual_done')`
      return open.length === 0
    })
    await sql`update orders set placed_at = placed_at - make_interval(years => ${YEARS_OLD}) where id = ${orderId}`
    const before = await readOrder()
    await submit(visit.browser, '/account/data', { having: ['Minta penghapusan'] })
    const [row] = await sql<{ days: number }[]>`
      select extract(epoch from due_at - asked_at)::integer / 86400 as days from data_deletions
      where session_hash = ${String(before.session_hash)}`
    await sql`update data_deletions set due_at = asked_at where session_hash = ${String(before.session_hash)}`
    const [refusal, later] = [await tryToDelete(sql, orderId, YEARS_OLD), await tryToDelete(sql, orderId, YEARS_KEPT)]
    // The worker runs this each minute; the check does not wait for it.
    await sql`select graphile_worker.add_job('erase-due-data')`
    await until('the deletion is done', async () => {
      const waiting = await sql`select from data_deletions where session_hash = ${String(before.session_hash)}`
      return waiting.length === 0
    })
    const after = await readOrder()
    const { remaining, tables } = await findWords(sql, [person.phone, person.email, ...Object.values(notes)])
    const same = (name: string) => String(after[name]) === String(before[name])

    return {
      waitingDays: row?.days ?? 0,
      refusal,
      later,
      remaining,
      tables,
      erased: OUTSIDE.filter((name) => !same(name)),
      outsideHold: OUTSIDE.filter(same),
      held: HELD.filter((name) => name in after && same(name)),
      changed: HELD.filter((name) => !same(name)),
    }
  })
}

/** Returns PostgreSQL's answer to deleting the row at that age. Rolls back. */
const tryToDelete = (sql: Sql, orderId: string, years: number) =>
  sql
    .begin(async (tx) => {
      await tx`update orders set placed_at = now() - make_interval(years => ${years}) where id = ${orderId}`
      await tx`delete from orders where id = ${orderId}`
      throw new Error('deleted')
    })
    .catch((error: Error) => error.message)

/** Returns every table with one of these words in any column. */
async function findWords(sql: Sql, words: string[]) {
  const tables = await sql<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`
  const remaining: string[] = []
  for (const { schema, name } of tables) {
    const rows = await sql`
      select from ${sql(schema)}.${sql(name)} as kept
      where exists (select from unnest(${words}::text[]) as word where strpos(kept::text, word) > 0) limit 1`
    if (rows.length > 0) remaining.push(`${schema}.${name}`)
  }

  return { remaining, tables: tables.length }
}

async function until(what: string, done: () => Promise<boolean>) {
  const end = Date.now() + LONGEST_WAIT_MS
  while (!(await done())) {
    if (Date.now() > end) throw new Error(`Waited too long until ${what}.`)
    await pause(200)
  }
}

export function findFaults({
  waitingDays,
  refusal,
  later,
  erased,
  held,
  changed,
  outsideHold,
  remaining,
}: Observation): string[] {
  return [
    ...(waitingDays === WAITING_DAYS ? [] : [`a deletion waits ${waitingDays} days, and not ${WAITING_DAYS}`]),
    ...(HOLD.test(refusal) ? [] : [`nothing holds a transaction of ${YEARS_OLD} years: ${refusal}`]),
    ...(HOLD.test(later) ? [`a transaction is held for more than ${YEARS_KEPT} years`] : []),
    ...changed.map((name) => `${name} is held for ten years, and changed after ${YEARS_OLD}`),
    ...outsideHold.map((name) => `${name} is outside the hold, and was not erased`),
    ...remaining.map((table) => `${table} still holds phone, email or notes of who was erased`),
    ...(erased.length + held.length > 0 ? [] : ['there was no order, so nothing was checked']),
  ]
}
