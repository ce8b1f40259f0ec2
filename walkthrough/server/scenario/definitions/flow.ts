import { giveAddress, placeOrder, seeUsualCourier } from '../steps/checkout'
import {
  adStaysAway,
  closeAd,
  ITEMS,
  requestOrderInFeed,
  requestShopRoute,
  seeAd,
  seeAdAsOther,
  tap,
} from '../steps/feed'
import { buyNow, claim, openPlainLink, showToken } from '../steps/handoff'
import { chooseQris, pay } from '../steps/kasir'
import { orderPaid, returnFromKasir } from '../steps/order'
import type { Step } from '../steps/step'

export const normal: Step[] = [
  tap(ITEMS.serum),
  showToken(),
  claim(),
  buyNow(),
  giveAddress(),
  seeUsualCourier(),
  placeOrder(),
  chooseQris(),
  pay(),
  returnFromKasir(),
  orderPaid(),
  requestOrderInFeed(),
]

export const plainLink: Step[] = [openPlainLink('plain', ITEMS.serum), openPlainLink('plainAgain', ITEMS.serum)]

export const nothingToPayInTheFeed: Step[] = ['/pay', '/orders', '/cart', '/checkout'].map(requestShopRoute)

export const adClosed: Step[] = [seeAd(), closeAd(), adStaysAway(), seeAdAsOther()]
