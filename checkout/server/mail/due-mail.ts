import { eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { mails, movedOrders, movedPersons, orderParcels, orders, shops } from '@/db/schema'

/** A mail with what its words are about. */
export type DueMail = {
  id: number
  key: string
  recipient: string
  kind: string
  detail: Record<string, string | number>
  attempts: number
  /** Whose merchant it is for. */
  shop: { id: string; name: string } | null
  order: {
    id: string
    recipient: string
    /** Null where it was not brought over. */
    phone: string | null
    parcels: { shopId: string; shop: string; courier: string }[]
  } | null
  /** Who is invited to claim what was brought over. */
  person: { name: string | null; orders: number; consentAt: Date; expiresAt: Date | null } | null
}

/** Mails with the order or the person that each is about, if it is about one. */
export const selectMails = (db: Connection) =>
  db
    .select({
      id: mails.id,
      key: mails.key,
      recipient: mails.recipient,
      kind: mails.kind,
      detail: mails.detail,
      attempts: mails.attempts,
      createdAt: mails.createdAt,
      shop: { id: shops.id, name: shops.name },
      order: {
        id: orders.id,
        recipient: orders.recipient,
        phone: orders.phone,
        parcels: sql<{ shopId: string; shop: string; courier: string }[]>`(
          select json_agg(json_build_object(
            'shopId', ${shops.id}, 'shop', ${shops.name}, 'courier', ${orderParcels.courierName}
          ) order by ${shops.id})
          from ${orderParcels} join ${shops} on ${shops.id} = ${orderParcels.shopId}
          where ${orderParcels.orderId} = ${orders.id}
        )`.as('parcels'),
      },
      person: {
        name: movedPersons.name,
        consentAt: movedPersons.consentAt,
        expiresAt: movedPersons.claimExpiresAt,
        orders: sql<number>`(
          select count(*)::int from ${movedOrders} where ${movedOrders.personId} = ${movedPersons.id}
        )`.as('orders'),
      },
    })
    .from(mails)
    .leftJoin(orders, eq(orders.id, mails.orderId))
    .leftJoin(movedPersons, eq(movedPersons.id, mails.personId))
    .leftJoin(shops, eq(shops.id, mails.shopId))
    .$dynamic()
