import type { Act } from '../act'
import type { Item } from '../items'
import { rupiah } from '../rupiah'
import { tapBent } from './tap-bent'

const STEP = 30_000
/** A token lives 120 seconds and clocks get 10 seconds of leeway. */
const TOO_LONG_AGO = 200
const ANOTHER_SHOP = 'http://toko-lain.localhost:3001'

export const tapEarlier = (item: Item): Act =>
  tapBent({
    name: 'tapEarlier',
    item,
    bend: () => ({ secondsAgo: TOO_LONG_AGO }),
    note: () => ({ word: 'mintedEarlier', values: { seconds: TOO_LONG_AGO } }),
  })

export const tapElsewhere = (item: Item): Act =>
  tapBent({
    name: 'tapElsewhere',
    item,
    bend: () => ({ audience: ANOTHER_SHOP }),
    note: () => ({ word: 'mintedElsewhere', values: { shop: new URL(ANOTHER_SHOP).host } }),
  })

/** The feed's catalogue is older than the shop's price: it showed less, or more. */
export const tapSeenLess = (item: Item): Act =>
  tapBent({
    name: 'tapSeenLess',
    item,
    bend: (price) => ({ seen: price - STEP }),
    note: (price) => ({ word: 'seenAndNow', values: { seen: rupiah(price - STEP), now: rupiah(price) } }),
  })

export const tapSeenMore = (item: Item): Act =>
  tapBent({
    name: 'tapSeenMore',
    item,
    bend: (price) => ({ seen: price + STEP }),
    note: (price) => ({ word: 'seenAndNow', values: { seen: rupiah(price + STEP), now: rupiah(price) } }),
  })
