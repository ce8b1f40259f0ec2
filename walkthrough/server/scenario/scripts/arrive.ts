import type { Act } from '../act'
import { chooseCourier, giveAddress } from '../acts/arrange-delivery'
import { claim } from '../acts/claim'
import { placeOrder } from '../acts/place-order'
import { tap } from '../acts/tap'
import type { Item } from '../items'

/** From the tap in the feed to an order that waits to be paid: how most scenarios begin. */
export const orderFromFeed = (item: Item): Act[] => [tap(item), claim(), giveAddress(), chooseCourier(), placeOrder()]
