import { eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { mails, orders, shops } from '@/db/schema'

/** A mail with what its words are about. */
export type DueMail = {
  id: number
  key: string
  recipient: string
  kind: string
  detail: Record<string, string | number>
  attempts: number
  order: { id: string; recipient: string; phone: string; courier: string; shop: string } | null
}

/** Mails with the order that each is about, if it is about one. */
export const selectMails = (db: Connection) =>
  db
    .select({
      ...{ id: mails.id, key: mails.key, recipient: mails.recipient, kind: mails.kind, detail: mails.detail },
      ...{ attempts: mails.attempts, createdAt: mails.createdAt },
      order: {
        ...{ id: orders.id, recipient: orders.recipient, phone: orders.phone, courier: orders.courierName },
        shop: sql<string>`${shops.name}`.as('shop'),
      },
    })
    .from(mails)
    .leftJoin(orders, eq(orders.id, mails.orderId))
    .leftJoin(shops, eq(shops.id, orders.shopId))
    .$dynamic()
