import { relations } from 'drizzle-orm'
import { shops, variants } from './catalogue'
import { complaintPhotos, complaints } from './complaint'
import { migratedOrders } from './migrated'
import { orderEvents, orderLines, orderParcels, orders } from './order'
import { buyerMessages } from './outbox'
import { paymentAttempts } from './payment'
import { refunds } from './refund'
import { returnLines, returnPhotos, returns } from './return'
import { reviews } from './review'
import { shipments } from './shipment'

/** The relations of an order, for the one statement that reads all of it (`server/order-view`). */
export const orderRelations = relations(orders, ({ one, many }) => ({
  lines: many(orderLines),
  events: many(orderEvents),
  parcels: many(orderParcels),
  attempts: many(paymentAttempts),
  refunds: many(refunds),
  messages: many(buyerMessages),
  reviews: many(reviews),
  complaints: many(complaints),
  migrated: one(migratedOrders),
}))

export const lineRelations = relations(orderLines, ({ one }) => ({
  order: one(orders, { fields: [orderLines.orderId], references: [orders.id] }),
  variant: one(variants, { fields: [orderLines.sku], references: [variants.sku] }),
}))

export const parcelRelations = relations(orderParcels, ({ one, many }) => ({
  order: one(orders, { fields: [orderParcels.orderId], references: [orders.id] }),
  shop: one(shops, { fields: [orderParcels.shopId], references: [shops.id] }),
  shipment: one(shipments, {
    fields: [orderParcels.orderId, orderParcels.shopId],
    references: [shipments.orderId, shipments.shopId],
  }),
  returns: many(returns),
}))

export const returnRelations = relations(returns, ({ one, many }) => ({
  parcel: one(orderParcels, {
    fields: [returns.orderId, returns.shopId],
    references: [orderParcels.orderId, orderParcels.shopId],
  }),
  lines: many(returnLines),
  photos: many(returnPhotos),
}))

export const complaintRelations = relations(complaints, ({ one, many }) => ({
  order: one(orders, { fields: [complaints.orderId], references: [orders.id] }),
  photos: many(complaintPhotos),
}))

export const eventRelations = relations(orderEvents, ({ one }) => ({
  order: one(orders, { fields: [orderEvents.orderId], references: [orders.id] }),
}))

export const attemptRelations = relations(paymentAttempts, ({ one }) => ({
  order: one(orders, { fields: [paymentAttempts.orderId], references: [orders.id] }),
}))

export const refundRelations = relations(refunds, ({ one }) => ({
  order: one(orders, { fields: [refunds.orderId], references: [orders.id] }),
}))

export const messageRelations = relations(buyerMessages, ({ one }) => ({
  order: one(orders, { fields: [buyerMessages.orderId], references: [orders.id] }),
}))

export const reviewRelations = relations(reviews, ({ one }) => ({
  order: one(orders, { fields: [reviews.orderId], references: [orders.id] }),
}))

export const migratedOrderRelations = relations(migratedOrders, ({ one }) => ({
  order: one(orders, { fields: [migratedOrders.orderId], references: [orders.id] }),
}))

export const returnLineRelations = relations(returnLines, ({ one }) => ({
  return: one(returns, { fields: [returnLines.returnId], references: [returns.id] }),
}))

export const returnPhotoRelations = relations(returnPhotos, ({ one }) => ({
  return: one(returns, { fields: [returnPhotos.returnId], references: [returns.id] }),
}))

export const complaintPhotoRelations = relations(complaintPhotos, ({ one }) => ({
  complaint: one(complaints, { fields: [complaintPhotos.complaintId], references: [complaints.id] }),
}))
