import { chooseCourier, giveAddress, placeOrder } from '../steps/checkout'
import { type Item, tap } from '../steps/feed'
import { claim } from '../steps/handoff'
import type { Step } from '../steps/step'

/** From the tap in the feed to an order that waits to be paid: how most scenarios begin. */
export const orderFromFeed = (item: Item): Step[] => [tap(item), claim(), giveAddress(), chooseCourier(), placeOrder()]
