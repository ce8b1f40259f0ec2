import type { Category } from '@/db/schema'
import { labelOf } from '../catalogue/label-of'
import { MOST_PIECES } from '../catalogue/limits'
import type { BasketRow } from './read-basket'

export type QuotedLine = {
  sku: string
  productId: string
  name: { id: string; en: string }
  label: { id: string; en: string } | null
  media: string
  unitPrice: number
  /** Pieces that can be ordered: the requested quantity or the remaining stock. */
  quantity: number
  requestedQuantity: number
  /** Pieces in stock; 0 when delisted. */
  available: number
  /** Maximum quantity in one order at the moment. */
  most: number
  delisted: boolean
  /** Delisted because its shop is closed. */
  shopClosed: boolean
  /** Rupiah displayed before coming here, and rupiah confirmed since. */
  seenAmount: number | null
  confirmedAmount: number | null
  /** The promotion that led to it. */
  promoId: number | null
  weightGrams: number
  category: Category
  /** Discounts on the whole line. */
  shopDiscount: number
  platformDiscount: number
}

type PricedRow = Pick<BasketRow, 'line' | 'variant' | 'product'>

/** Prices one line of a basket or cart at today's price and stock. */
export function priceLine({ line, variant, product }: PricedRow): QuotedLine {
  const available = product.delisted ? 0 : variant.available

  return {
    sku: line.sku,
    productId: product.id,
    name: { id: product.nameId, en: product.nameEn },
    label: labelOf(variant),
    media: product.media,
    unitPrice: variant.price,
    quantity: available > 0 ? Math.min(line.quantity, available) : line.quantity,
    requestedQuantity: line.quantity,
    available,
    most: Math.min(available, MOST_PIECES),
    delisted: product.delisted,
    shopClosed: product.delistedWithShop,
    seenAmount: line.seenAmount,
    confirmedAmount: line.confirmedAmount,
    promoId: line.promoId,
    weightGrams: variant.weightGrams,
    category: product.category,
    shopDiscount: 0,
    platformDiscount: 0,
  }
}

/** True when at least one piece can be ordered. */
export const isOrderable = ({ available }: Pick<QuotedLine, 'available'>) => available > 0

/**
 * Returns the maximum price per piece that the buyer has accepted: the displayed one, or the one
 * confirmed after a rise.
 */
export function agreedPrice({ seenAmount, confirmedAmount, unitPrice }: QuotedLine): number {
  if (seenAmount === null) return unitPrice

  return Math.max(seenAmount, confirmedAmount ?? 0)
}
