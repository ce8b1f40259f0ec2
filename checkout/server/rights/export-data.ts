import { and, asc, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import {
  basketDeliveries,
  basketLines,
  baskets,
  buyerMessages,
  cartLines,
  cashCollections,
  collectedVouchers,
  complaints,
  customerSessions,
  customers,
  dataDeletions,
  helpfulMarks,
  invoices,
  mails,
  migratedOrders,
  migratedPersons,
  offers,
  orderEvents,
  orderLines,
  orderParcels,
  orders,
  orderVouchers,
  paymentAttempts,
  refunds,
  returns,
  reviews,
  wishes,
} from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { ticketNumber } from '../complaints/ticket'
import { listAddresses } from '../delivery/saved-addresses'
import { invoiceNumber } from '../invoice/invoice-number'
import { listedFor } from '../order/access/readable-by'
import { photoPaths } from '../photo/review-photo-paths'
import type { Shopper } from './delete-data'

/**
 * Returns all data about an account, or about a guest's browser with the orders that it placed or
 * opened by number and contact. Photos and invoices are listed by URL. Password and session tokens
 * are left out, since they are no data about a person.
 */
export async function exportData({ db, sessionHash, now }: Shopper) {
  const copy = {
    system: 'Pasar',
    exportedAt: now,
    account: await exportAccount(db, sessionHash),
    addresses: (await listAddresses({ db, sessionHash })).map(({ id: _, ...address }) => address),
    baskets: await exportBaskets(db, sessionHash),
    cart: await db
      .select({ sku: cartLines.sku, quantity: cartLines.quantity, addedAt: cartLines.addedAt })
      .from(cartLines)
      .where(eq(cartLines.sessionHash, sessionHash))
      .orderBy(asc(cartLines.addedAt)),
    offers: await db
      .select({
        from: offers.issuer,
        sku: offers.sku,
        quantity: offers.quantity,
        seenAmount: offers.seenAmount,
        claimedAt: offers.claimedAt,
      })
      .from(offers)
      .where(eq(offers.sessionHash, sessionHash))
      .orderBy(asc(offers.claimedAt)),
    wishes: await db
      .select({ productId: wishes.productId, createdAt: wishes.createdAt })
      .from(wishes)
      .where(eq(wishes.sessionHash, sessionHash))
      .orderBy(asc(wishes.createdAt)),
    helpfulReviews: await db
      .select({ reviewId: helpfulMarks.reviewId, createdAt: helpfulMarks.createdAt })
      .from(helpfulMarks)
      .where(eq(helpfulMarks.sessionHash, sessionHash))
      .orderBy(asc(helpfulMarks.createdAt)),
    vouchers: await db
      .select({ code: collectedVouchers.code, collectedAt: collectedVouchers.collectedAt })
      .from(collectedVouchers)
      .where(eq(collectedVouchers.sessionHash, sessionHash))
      .orderBy(asc(collectedVouchers.collectedAt)),
    orders: await exportOrders(db, sessionHash),
    emails: await exportMails(db, eq(mails.sessionHash, sessionHash)),
    deletion: await db
      .select({ askedAt: dataDeletions.askedAt, dueAt: dataDeletions.dueAt })
      .from(dataDeletions)
      .where(eq(dataDeletions.sessionHash, sessionHash)),
  }
  await recordEvent(db, { kind: 'data_exported', detail: {}, at: now })

  return copy
}

async function exportAccount(db: Connection, sessionHash: string) {
  const [customer] = await db.select().from(customers).where(eq(customers.sessionHash, sessionHash))
  if (!customer) return null
  const { id, name, email, createdAt } = customer
  const signedIn = await db
    .select({ createdAt: customerSessions.createdAt, expiresAt: customerSessions.expiresAt })
    .from(customerSessions)
    .where(eq(customerSessions.customerId, id))

  /**
   * The consent under which a person was migrated, and imported data that is stored nowhere else.
   */
  const migrated = await db
    .select({
      consentText: migratedPersons.consentText,
      consentAt: migratedPersons.consentAt,
      claimedAt: migratedPersons.claimedAt,
      name: migratedPersons.name,
      phone: migratedPersons.phone,
      address: migratedPersons.address,
    })
    .from(migratedPersons)
    .where(eq(migratedPersons.claimedBy, id))
    .orderBy(asc(migratedPersons.claimedAt))

  return { name, email, createdAt, signedIn, migrated }
}

const exportBaskets = (db: Connection, sessionHash: string) =>
  db
    .select({
      sku: basketLines.sku,
      quantity: basketLines.quantity,
      createdAt: baskets.createdAt,
      /** Null before there was an address. */
      delivery: sql`to_jsonb(${basketDeliveries}) - 'basket_id'`,
    })
    .from(baskets)
    .innerJoin(basketLines, eq(basketLines.basketId, baskets.id))
    .leftJoin(basketDeliveries, eq(basketDeliveries.basketId, baskets.id))
    .where(and(eq(baskets.sessionHash, sessionHash), eq(baskets.state, 'open')))
    .orderBy(asc(baskets.createdAt))

const exportMails = (db: Connection, which: ReturnType<typeof eq>) =>
  db
    .select({ recipient: mails.recipient, kind: mails.kind, createdAt: mails.createdAt, sentAt: mails.sentAt })
    .from(mails)
    .where(which)
    .orderBy(asc(mails.id))

async function exportOrders(db: Connection, sessionHash: string) {
  const orderRows = await db.select().from(orders).where(listedFor(sessionHash)).orderBy(asc(orders.placedAt))

  return Promise.all(
    orderRows.map(async ({ sessionHash: _, basketId: __, nextPollAt: ___, ...order }) => ({
      ...order,
      ...(await exportParts(db, order.id)),
    })),
  )
}

async function exportParts(db: Connection, id: string) {
  const [
    migrated,
    parcels,
    lines,
    vouchers,
    events,
    messages,
    payments,
    cash,
    invoiced,
    givenBack,
    returnRows,
    complained,
    reviewRows,
  ] = await Promise.all([
    db.select({ number: migratedOrders.oldShopNumber }).from(migratedOrders).where(eq(migratedOrders.orderId, id)),
    db.select().from(orderParcels).where(eq(orderParcels.orderId, id)).orderBy(asc(orderParcels.shopId)),
    db.select().from(orderLines).where(eq(orderLines.orderId, id)).orderBy(asc(orderLines.sku)),
    db.select().from(orderVouchers).where(eq(orderVouchers.orderId, id)).orderBy(asc(orderVouchers.code)),
    db.select().from(orderEvents).where(eq(orderEvents.orderId, id)).orderBy(asc(orderEvents.id)),
    db.select().from(buyerMessages).where(eq(buyerMessages.orderId, id)).orderBy(asc(buyerMessages.id)),
    db.select().from(paymentAttempts).where(eq(paymentAttempts.orderId, id)).orderBy(asc(paymentAttempts.number)),
    db.select().from(cashCollections).where(eq(cashCollections.orderId, id)),
    db.select().from(invoices).where(eq(invoices.orderId, id)),
    db.select().from(refunds).where(eq(refunds.orderId, id)).orderBy(asc(refunds.requestedAt)),
    db.query.returns.findMany({ where: eq(returns.orderId, id), with: { lines: true, photos: true } }),
    db.query.complaints.findMany({
      where: eq(complaints.orderId, id),
      with: { photos: true },
      orderBy: asc(complaints.id),
    }),
    db.select().from(reviews).where(eq(reviews.orderId, id)).orderBy(asc(reviews.id)),
  ])

  return {
    oldShopNumber: migrated[0]?.number ?? null,
    parcels: parcels.map(({ orderId: _, ...parcel }) => parcel),
    lines: lines.map(({ orderId: _, media: __, ...line }) => line),
    vouchers: vouchers.map(({ code, amount, state }) => ({ code, amount, state })),
    events: events.map(({ kind, at }) => ({ kind, at })),
    messages: messages.map(({ kind, detail, at }) => ({ kind, detail, at })),
    payments: payments.map(({ state, method, amount, createdAt }) => ({ state, method, amount, createdAt })),
    cash: cash.map(({ amount, collectedAt }) => ({ amount, collectedAt })),
    invoices: invoiced.map(({ document, ...invoice }) => ({
      number: invoiceNumber(invoice),
      issuedAt: invoice.issuedAt,
      document,
      file: `/orders/${id}/invoice.pdf`,
    })),
    refunds: givenBack.map(({ state, reason, amount, requestedAt }) => ({ state, reason, amount, requestedAt })),
    returns: returnRows.map(({ state, reason, note, answer, requestedAt, lines, photos }) => ({
      state,
      reason,
      note,
      answer,
      requestedAt,
      lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
      photos: photos.map(({ position }) => `/orders/${id}/return/photos/${position}`),
    })),
    complaints: complained.map(({ id: ticket, topic, body, answer, filedAt, photos }) => ({
      number: ticketNumber(ticket),
      topic,
      body,
      answer,
      filedAt,
      photos: photos.map(({ position }) => `/orders/${id}/complaint/photos/${ticketNumber(ticket)}/${position}`),
    })),
    reviews: reviewRows.map(({ id: reviewId, sku, stars, body, author, createdAt, photos, answer }) => ({
      sku,
      stars,
      body,
      author,
      createdAt,
      photos: photoPaths({ id: reviewId, photos }),
      answer,
    })),
    emails: await exportMails(db, eq(mails.orderId, id)),
  }
}
