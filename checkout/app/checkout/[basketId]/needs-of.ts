import type { Quote } from './checkout-data'

/** An obstacle of the quote, or an address form that is open and unsaved. */
type Obstacle = Quote['obstacles'][number] | 'address_open'

/** A missing part, its place on the page, and its shop where there are several. */
export type Need = { obstacle: Obstacle; href: string; shop: string | null }

/** The page section that resolves each obstacle. */
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

/** Returns the missing parts in the order of resolution; an open address form comes first. */
export function needsOf({ obstacles, parcels, editing }: Page): Need[] {
  const open = editing && !obstacles.includes('address_missing')

  return [...(open ? (['address_open'] as const) : []), ...obstacles].flatMap((obstacle): Need[] => {
    const href = `#${PART[obstacle]}`
    const about = parcels.filter((parcel) => parcel.obstacles.some((one) => one === obstacle))
    if (parcels.length === 1 || about.length === 0) return [{ obstacle, href, shop: null }]

    return about.map(({ shop }) => ({ obstacle, href: `${href}-${shop.id}`, shop: shop.name }))
  })
}
