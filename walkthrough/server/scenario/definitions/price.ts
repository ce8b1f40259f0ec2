import {
  acceptPrice,
  giveAddress,
  placeOrder,
  placeRefusedOrder,
  readCheckout,
  seeUsualCourier,
} from '../steps/checkout'
import { ITEMS, SOLD_OUT, tapSoldOutSince, tapWithHigherPrice, tapWithLowerPrice } from '../steps/feed'
import { addSoldOut, buyNow, claim, seeSoldOut } from '../steps/handoff'
import type { Step } from '../steps/step'
import { applyVoucher, issueVoucher, orderWithoutVoucher, raceForVoucher, seeVoucherUsedUp } from '../steps/voucher'

export const priceUp: Step[] = [
  tapWithLowerPrice(ITEMS.serum),
  claim(),
  buyNow(),
  giveAddress(),
  seeUsualCourier(),
  readCheckout('seeRise', 'price_rise'),
  placeRefusedOrder(),
  acceptPrice(),
  placeOrder(),
]

export const priceDown: Step[] = [
  tapWithHigherPrice(ITEMS.serum),
  claim(),
  buyNow(),
  giveAddress(),
  seeUsualCourier(),
  readCheckout('seeFall', null),
  placeOrder(),
]

export const soldOutAtLanding: Step[] = [tapSoldOutSince(SOLD_OUT), claim(), seeSoldOut(), addSoldOut()]

/** Three buyers, two vouchers. */
export const voucherRace: Step[] = [
  issueVoucher(),
  applyVoucher(),
  raceForVoucher(),
  seeVoucherUsedUp(),
  orderWithoutVoucher(),
]
