import { isMigrationClosed } from '../migration/staging/phase'
import { readCertificate } from '../migration/verification/certificate'
import { accountRouter, addressRouter, rightsRouter } from './account'
import { backOfficeRouter } from './back-office'
import { basketRouter } from './basket'
import { cartRouter } from './cart'
import { catalogueRouter } from './catalogue'
import { complaintRouter } from './complaint'
import { deliveryRouter } from './delivery'
import { handoffRouter } from './handoff'
import { migratedRouter } from './migrated'
import { orderRouter } from './order'
import { paymentRouter } from './payment'
import { ownSession, publicProcedure, router } from './procedure'
import { voucherRouter } from './voucher'
import { wishRouter } from './wish'

/** Procedures for pages, server actions and endpoints, called in the same process. */
export const appRouter = router({
  account: accountRouter,
  address: addressRouter,
  backOffice: backOfficeRouter,
  basket: basketRouter,
  cart: cartRouter,
  catalogue: catalogueRouter,
  complaint: complaintRouter,
  delivery: deliveryRouter,
  handoff: handoffRouter,
  migrated: migratedRouter,
  migration: router({
    certificate: publicProcedure.query(({ ctx }) => readCertificate(ctx)),
    isClosed: publicProcedure.use(ownSession).query(({ ctx }) => isMigrationClosed(ctx)),
  }),
  order: orderRouter,
  payment: paymentRouter,
  rights: rightsRouter,
  voucher: voucherRouter,
  wish: wishRouter,
})

export type AppRouter = typeof appRouter

const { applyVoucher, buyNow, changeQuantity, checkout, chooseCourier, chooseInsurance, choosePayment } = basketRouter
const { confirmPrice, removeVoucher, saveAddress } = basketRouter
const { add, checkOut } = cartRouter
const { cancel, confirmReceipt, get, openPayment, place, requestReturn, watch } = orderRouter

/**
 * Procedures served over HTTP: to page scripts (`catalogue.suggest`, `delivery.areas`,
 * `order.watch`), and to programs that buy with a session of their own, where a person would submit
 * a form. Unlisted procedures are not reachable.
 */
export const webRouter = router({
  basket: {
    applyVoucher,
    buyNow,
    changeQuantity,
    checkout,
    chooseCourier,
    chooseInsurance,
    choosePayment,
    confirmPrice,
    removeVoucher,
    saveAddress,
  },
  cart: { add, checkOut },
  catalogue: { item: catalogueRouter.item, suggest: catalogueRouter.suggest },
  complaint: { fileForOrder: complaintRouter.fileForOrder },
  delivery: { areas: deliveryRouter.areas },
  order: { cancel, confirmReceipt, get, openPayment, place, requestReturn, watch },
})
