import type { Act } from '../act'
import { chooseCourier, giveAddress } from '../acts/arrange-delivery'
import { claim } from '../acts/claim'
import { agreeToPrice, orderRefused, placeOrder, seeCheckout } from '../acts/place-order'
import { tap } from '../acts/tap'
import { tapSeenLess, tapSeenMore } from '../acts/tap-bent-ways'
import { ITEMS } from '../items'

export const priceUp: Act[] = [
  tapSeenLess(ITEMS.serum),
  claim(),
  giveAddress(),
  chooseCourier(),
  seeCheckout('seeRise', 'price_rise'),
  orderRefused('price_rise'),
  agreeToPrice(),
  placeOrder(),
]

export const priceDown: Act[] = [
  tapSeenMore(ITEMS.serum),
  claim(),
  giveAddress(),
  chooseCourier(),
  seeCheckout('seeFall', null),
  placeOrder(),
]

export const soldOutAtLanding: Act[] = [
  tap(ITEMS.soldOut, 'tapSoldOut'),
  claim(),
  seeCheckout('seeSoldOut', 'out_of_stock'),
  orderRefused('out_of_stock'),
]
