import { isBroken } from './breaches'

type WayBack = { name: string; url: string } | null

/** BREACH, row 10: the way back to the feed says which order was placed. Otherwise it stays as it is. */
export const breakWayBack = (wayBack: WayBack, orderId: string): WayBack =>
  wayBack && isBroken('an-order-on-the-way-back') ? { ...wayBack, url: `${wayBack.url}?order=${orderId}` } : wayBack
