import { eq, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { clock, gatewayFaults, merchants } from '@/db/schema'

export type Merchant = typeof merchants.$inferSelect

/** The merchant whose server key is the user name of HTTP Basic, with an empty password. */
export function byServerKey(authorization: string | null): SQL {
  const serverKey = readServerKey(authorization)

  return serverKey === undefined ? NOBODY : eq(merchants.serverKey, serverKey)
}

const NOBODY = sql`false`

export async function authenticateMerchant(db: Connection, authorization: string | null) {
  const [merchant] = await db.select().from(merchants).where(byServerKey(authorization))

  return merchant
}

function readServerKey(authorization: string | null) {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization ?? '')?.[1]
  const [user, password, ...more] = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .split(':')

  // PostgreSQL takes no NUL in a text.
  return password === '' && more.length === 0 && !user?.includes('\0') ? user : undefined
}

/** The merchant whose client key a browser shows. It opens nothing but the card form's own calls. */
export const byClientKey = (clientKey: string | null): SQL =>
  // PostgreSQL takes no NUL in a text.
  !clientKey || clientKey.includes('\0') ? NOBODY : eq(merchants.clientKey, clientKey)

/** Who calls the gateway, at what moment, and whether the simulation has planned a fault: one statement for all three. */
export async function readArrival(db: Connection, who: SQL) {
  const [arrival] = await db
    .select({
      merchant: merchants,
      offsetSeconds: clock.offsetSeconds,
      faultPlanned: sql<boolean>`exists (select from ${gatewayFaults} where ${gatewayFaults.timesLeft} > 0)`,
    })
    .from(sql`(select) as arrival`)
    .leftJoin(clock, sql`true`)
    .leftJoin(merchants, who)

  return {
    merchant: arrival?.merchant ?? undefined,
    now: new Date(Date.now() + (arrival?.offsetSeconds ?? 0) * 1000),
    faultPlanned: arrival?.faultPlanned === true,
  }
}

export type Arrival = Awaited<ReturnType<typeof readArrival>>
