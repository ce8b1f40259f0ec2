import { giveAddress, placeOrder, seeUsualCourier } from '../steps/checkout'
import { type Item, tap } from '../steps/feed'
import { buyNow, claim } from '../steps/handoff'
import type { Step } from '../steps/step'

/** The steps from the tap to an unpaid order, with which most scenarios start. */
export const orderFromFeed = (item: Item): Step[] => [
  tap(item),
  claim(),
  buyNow(),
  giveAddress(),
  seeUsualCourier(),
  placeOrder(),
]
