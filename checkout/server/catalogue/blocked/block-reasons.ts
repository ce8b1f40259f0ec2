import type { BlockReason } from '@/db/schema'

/** Permendag 31/2023 Art. 19 [19/2026 Art. 23]: free on board, in US cents. */
export const LEAST_FOB_CENTS = 10_000

export type Block = { reason: BlockReason; detail: string }

type Goods = {
  /** Codes of the contract's `missingStandards`, such as `BPOM/PIRT`. */
  lacking: string[]
  fromAbroad: boolean
  /** Null when the merchant has not declared a price abroad. */
  fobCents: number | null
  hasPicture: boolean
}

/** Returns all reasons against selling the goods, so that a merchant can fix them at once. */
export function blocksOf({ lacking, fromAbroad, fobCents, hasPicture }: Goods): Block[] {
  const blocks: Block[] = lacking.map((detail) => ({ reason: 'standard_missing', detail }))
  if (fromAbroad && fobCents === null) blocks.push({ reason: 'foreign_without_price_abroad', detail: '' })
  if (fobCents !== null && fobCents < LEAST_FOB_CENTS)
    blocks.push({ reason: 'foreign_under_100_usd', detail: (fobCents / 100).toFixed(2) })
  if (!hasPicture) blocks.push({ reason: 'picture_missing', detail: '' })

  return blocks
}
