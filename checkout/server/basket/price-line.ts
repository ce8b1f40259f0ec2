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
  /** What the shop can sell: as many as were requested, or what is left of them. */
  quantity: number
  askedQuantity: number
  /** Pieces in stock; none of what is delisted. */
  available: number
  /** As many as one order may take of it now. */
  most: number
  delisted: boolean
  /** Why it is delisted: its shop sells nothing now. */
  shopClosed: boolean
  /** Rupiah that the buyer saw before coming here, and that the buyer agreed to since. */
  seenAmount: number | null
  confirmedAmount: number | null
  weightGrams: number
  category: Category
  /** What vouchers take off the line as a whole. */
  shopDiscount: number
  platformDiscount: number
}

type PricedRow = Pick<BasketRow, 'line' | 'variant' | 'product'>

/** One line of a basket or a cart at today's price and stock. */
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
    askedQuantity: line.quantity,
    available,
    most: Math.min(available, MOST_PIECES),
    delisted: product.delisted,
    shopClosed: product.delistedWithShop,
    seenAmount: line.seenAmount,
    confirmedAmount: line.confirmedAmount,
    weightGrams: variant.weightGrams,
    category: product.category,
    shopDiscount: 0,
    platformDiscount: 0,
  }
}

/** Whether any piece of it can be ordered now. */
export const isOrderable = ({ available }: Pick<QuotedLine, 'available'>) => available > 0

/** The most that the buyer has agreed to pay for a piece: what was shown, or what was confirmed after it rose. */
export function agreedPrice({ seenAmount, confirmedAmount, unitPrice }: QuotedLine): number {
  if (seenAmount === null) return unitPrice

  return Math.max(seenAmount, confirmedAmount ?? 0)
}
