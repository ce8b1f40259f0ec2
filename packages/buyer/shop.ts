import type { SigningKey } from '@jembatan/contract/handoff'
import type { Address } from './checkout'

/** Something to buy, and the promotion that leads to it. */
export type Item = { sku: string; promo: number; price: number }

/** The running systems, as far as a buyer has to know them. */
export type Shop = {
  issuer: string
  signingKey: SigningKey
  pasar: { origin: string; databaseUrl: string }
  kasir: { origin: string; databaseUrl: string; simulationKey: string }
  items: Item[]
  /** The shop of each SKU. */
  sellers: Map<string, string>
  address: Address
  courierCode: string
  /** By which the demo's clock is ahead of this machine's, where that was asked. */
  secondsAhead?: number
}

/** The item at this place of the offer; after the last comes the first again. */
export function pickItem({ items }: Pick<Shop, 'items'>, index = 0): Item {
  const item = items[index % items.length]
  if (!item) throw new Error('There is nothing to buy.')

  return item
}
