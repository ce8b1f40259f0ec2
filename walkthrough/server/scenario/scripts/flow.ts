import type { Act } from '../act'
import { chooseCourier, giveAddress } from '../acts/arrange-delivery'
import { chooseQris, pay } from '../acts/at-kasir'
import { claim } from '../acts/claim'
import { askFeedForOrder, knockInFeed } from '../acts/knock-in-feed'
import { openPlainLink } from '../acts/open-plain-link'
import { comeBack, orderPaid } from '../acts/order-says'
import { placeOrder } from '../acts/place-order'
import { show } from '../acts/show'
import { tap } from '../acts/tap'
import { ITEMS } from '../items'

export const normal: Act[] = [
  tap(ITEMS.serum),
  show(),
  claim(),
  giveAddress(),
  chooseCourier(),
  placeOrder(),
  chooseQris(),
  pay(),
  comeBack(),
  orderPaid(),
  askFeedForOrder(),
]

export const plainLink: Act[] = [openPlainLink('plain', ITEMS.serum), openPlainLink('plainAgain', ITEMS.serum)]

export const nothingToPayInTheFeed: Act[] = ['/pay', '/orders', '/cart', '/checkout'].map(knockInFeed)
