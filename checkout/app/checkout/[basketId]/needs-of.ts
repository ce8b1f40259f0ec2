import type { Quote } from './checkout-data'

/** Against the basket itself, or an address that is being changed on the page and not saved yet. */
type Obstacle = Quote['obstacles'][number] | 'address_open'

/** Something that is missing, the part of the page where it is mended, and the shop that it is about where there are several. */
export type Need = { obstacle: Obstacle; href: string; shop: string | null }

/** Where on the page each thing is mended. */
const PART: Record<Obstacle, 'item' | 'limit' | 'voucher' | 'address' | 'courier' | 'payment'> = {
  ordered: 'item',
  item_unavailable: 'item',
  shop_closed: 'item',
  out_of_stock: 'item',
  price_rise: 'item',
  order_above_limit: 'limit',
  voucher_unfit: 'voucher',
  address_open: 'address',
  address_missing: 'address',
  courier_missing: 'courier',
  cod_unavailable: 'payment',
}

type Page = Pick<Quote, 'obstacles' | 'parcels'> & { editing: boolean }

/** In the order in which they are mended: first the address that the buyer is at. */
export function needsOf({ obstacles, parcels, editing }: Page): Need[] {
  const open = editing && !obstacles.includes('address_missing')

  return [...(open ? (['address_open'] as const) : []), ...obstacles].flatMap((obstacle): Need[] => {
    const href = `#${PART[obstacle]}`
    const about = parcels.filter((parcel) => parcel.obstacles.some((one) => one === obstacle))
    if (parcels.length === 1 || about.length === 0) return [{ obstacle, href, shop: null }]

    return about.map(({ shop }) => ({ obstacle, href: `${href}-${shop.id}`, shop: shop.name }))
  })
}
