import type { Act } from '../act'
import { chooseCourier, giveAddress } from '../acts/arrange-delivery'
import { chooseQris, pay } from '../acts/at-kasir'
import { claim } from '../acts/claim'
import { comeBack, orderPaid } from '../acts/order-says'
import { placeOrder } from '../acts/place-order'
import { feedLives, noAnswer, start, stop } from '../acts/stop-system'
import { tap } from '../acts/tap'
import { ITEMS } from '../items'

export const ramaiStopped: Act[] = [
  tap(ITEMS.chips),
  claim(),
  stop('ramai'),
  noAnswer('ramai'),
  giveAddress(),
  chooseCourier(),
  placeOrder(),
  chooseQris(),
  pay(),
  comeBack(),
  orderPaid(),
  start('ramai'),
]

export const pasarStopped: Act[] = [stop('pasar'), noAnswer('pasar'), feedLives(), tap(ITEMS.chips), start('pasar')]
