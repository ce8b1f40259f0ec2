import { readFile } from 'node:fs/promises'
import { assertInvariants, type CheckInvariants, checkInvariants } from '../../../evidence/invariants/check-invariants'
import { finishOrders } from '../../../tools/bench/checkout/finish'
import { withDatabase } from '../../../tools/dev/postgres/open-database'
import type { Replicas } from './replicas'

type Checked = Pick<Replicas, 'shop' | 'environments'> & {
  /** Log files of processes, in which no secret may stand. */
  logFiles?: string[]
}

/** After all work of the orders is done, Pasar and Kasir agree about each of them. */
export const assertBooks = (checked: Checked) => readBooks(checked, assertInvariants)

/** The same for a shop that has lost something: returns the invariants that are broken. */
export const findViolations = (checked: Checked) => readBooks(checked, checkInvariants)

async function readBooks<Result>(
  { shop, environments, logFiles = [] }: Checked,
  check: (input: CheckInvariants) => Promise<Result>,
) {
  await finishOrders(shop)
  const texts = await Promise.all(logFiles.map((file) => readFile(file, 'utf8')))
  const logs = texts.join('\n').split('\n').filter(Boolean)
  const serverKey = environments.pasar.MIDTRANS_SERVER_KEY ?? ''

  return withDatabase(shop.pasar.databaseUrl, (pasar) =>
    withDatabase(shop.kasir.databaseUrl, (kasir) =>
      check({ pasar, kasir, serverKey, everythingRests: true, ...(logs.length > 0 && { logs }) }),
    ),
  )
}

/** How many of these orders are stored as paid. */
export const countPaid = (pasarUrl: string, orders: string[]) =>
  withDatabase(pasarUrl, async (sql) => {
    const [row] = await sql`select count(*)::int as paid from orders where id = any (${orders}) and paid_at is not null`
    return Number(row?.paid)
  })
