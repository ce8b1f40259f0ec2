import { giveAddress, placeOrder, seeUsualCourier } from '../steps/checkout'
import { ITEMS, readFeed, tap } from '../steps/feed'
import { buyNow, claim } from '../steps/handoff'
import { chooseQris, pay } from '../steps/kasir'
import { orderPaid, returnFromKasir } from '../steps/order'
import { startSystem, stopSystem, systemIsDown } from '../steps/outage'
import type { Step } from '../steps/step'

export const ramaiStopped: Step[] = [
  tap(ITEMS.chips),
  claim(),
  buyNow(),
  stopSystem('ramai'),
  systemIsDown('ramai'),
  giveAddress(),
  seeUsualCourier(),
  placeOrder(),
  chooseQris(),
  pay(),
  returnFromKasir(),
  orderPaid(),
  startSystem('ramai'),
]

export const pasarStopped: Step[] = [
  stopSystem('pasar'),
  systemIsDown('pasar'),
  readFeed(),
  tap(ITEMS.chips),
  startSystem('pasar'),
]
