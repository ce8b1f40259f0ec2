import type { Quote } from './checkout-data'

type Obstacle = Quote['obstacles'][number]

/** Something that is missing, the part of the page where it is mended, and the shop that it is about where there are several. */
export type Need = { obstacle: Obstacle; href: string; shop: string | null }

/** Where on the page each thing is mended. */
const PART: Record<Obstacle, 'item' | 'voucher' | 'address' | 'courier' | 'payment'> = {
  ordered: 'item',
  item_unavailable: 'item',
  out_of_stock: 'item',
  price_rise: 'item',
  voucher_unfit: 'voucher',
  address_missing: 'address',
  courier_missing: 'courier',
  cod_unavailable: 'payment',
}

/** In the order in which they are mended. */
export function needsOf({ obstacles, parcels }: Pick<Quote, 'obstacles' | 'parcels'>): Need[] {
  return obstacles.flatMap((obstacle): Need[] => {
    const href = `#${PART[obstacle]}`
    const about = parcels.filter((parcel) => parcel.obstacles.includes(obstacle))
    if (parcels.length === 1 || about.length === 0) return [{ obstacle, href, shop: null }]

    return about.map(({ shop }) => ({ obstacle, href: `${href}-${shop.id}`, shop: shop.name }))
  })
}
