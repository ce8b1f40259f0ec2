import { eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { mails, migratedOrders, migratedPersons, orderLines, orderParcels, orders, shops } from '@/db/schema'
import type { Language } from '@/i18n/language'

type MailedLine = {
  sku: string
  shopId: string
  name: { id: string; en: string }
  label: { id: string | null; en: string | null }
  quantity: number
}

/** A mail with its subject: order, shop or person. */
export type DueMail = {
  id: number
  key: string
  recipient: string
  kind: string
  detail: Record<string, string | number>
  attempts: number
  /** Null where it is unknown. */
  language: Language | null
  /** The shop of the addressed merchant. */
  shop: { id: string; name: string } | null
  order: {
    id: string
    recipient: string
    /** Null when it was not migrated. */
    phone: string | null
    /** Rupiah. */
    total: number
    parcels: { shopId: string; shop: string; courier: string }[]
    lines: MailedLine[]
  } | null
  /** The migrated person who is invited to claim their orders. */
  person: { name: string | null; orders: number; consentAt: Date; expiresAt: Date | null } | null
}

/** Selects mails, each with its order, shop or person. */
export const selectMails = (db: Connection) =>
  db
    .select({
      id: mails.id,
      key: mails.key,
      recipient: mails.recipient,
      kind: mails.kind,
      detail: mails.detail,
      attempts: mails.attempts,
      language: sql<Language | null>`coalesce(${mails.language}, ${orders.language})`,
      createdAt: mails.createdAt,
      shop: { id: shops.id, name: shops.name },
      order: {
        id: orders.id,
        recipient: orders.recipient,
        phone: orders.phone,
        total: orders.total,
        parcels: sql<{ shopId: string; shop: string; courier: string }[]>`(
          select json_agg(json_build_object(
            'shopId', ${shops.id}, 'shop', ${shops.name}, 'courier', ${orderParcels.courierName}
          ) order by ${shops.id})
          from ${orderParcels} join ${shops} on ${shops.id} = ${orderParcels.shopId}
          where ${orderParcels.orderId} = ${orders.id}
        )`.as('parcels'),
        lines: sql<MailedLine[]>`(
          select json_agg(json_build_object(
            'sku', ${orderLines.sku}, 'shopId', ${orderLines.shopId},
            'name', json_build_object('id', ${orderLines.nameId}, 'en', ${orderLines.nameEn}),
            'label', json_build_object('id', ${orderLines.labelId}, 'en', ${orderLines.labelEn}),
            'quantity', ${orderLines.quantity}
          ) order by ${orderLines.sku})
          from ${orderLines} where ${orderLines.orderId} = ${orders.id}
        )`.as('lines'),
      },
      person: {
        name: migratedPersons.name,
        consentAt: migratedPersons.consentAt,
        expiresAt: migratedPersons.claimExpiresAt,
        orders: sql<number>`(
          select count(*)::int from ${migratedOrders} where ${migratedOrders.personId} = ${migratedPersons.id}
        )`.as('orders'),
      },
    })
    .from(mails)
    .leftJoin(orders, eq(orders.id, mails.orderId))
    .leftJoin(migratedPersons, eq(migratedPersons.id, mails.personId))
    .leftJoin(shops, eq(shops.id, mails.shopId))
    .$dynamic()
