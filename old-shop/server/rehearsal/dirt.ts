/**
 * The kinds of dirty data, each planted once in so many rows. The numbers are prime, so that kinds
 * combine in every way, and small, so that a thousand orders contain each kind.
 */
export const DIRT = {
  /** A job that ran twice: a second order with the number and the payment of the previous one. */
  duplicate_order: 499,
  /** No postal code, and a town instead of a street. */
  broken_address: 211,
  /** A line of an order that never existed. */
  orphan_line: 401,
  half_refunded: 97,
  cancelled: 31,
  /** Sold at another price than the product's. */
  changed_price: 53,
  /** UTF-8 that was read as Latin-1. */
  mixed_encoding: 307,
  /** Paid before it was ordered. */
  clock_jump: 331,
  /** A second account with the same phone number in another format. */
  person_twice: 101,
  merchant_without_nib: 5,
  /** Cosmetics, food or toys without BPOM, halal or SNI number. */
  goods_without_standard: 29,
  foreign_goods_under_100_usd: 37,
  goods_without_picture: 19,
} as const

export type Dirt = keyof typeof DIRT
export type Planted = Record<Dirt, number>

const KINDS = Object.keys(DIRT) as Dirt[]

export const nothingPlanted = () => Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Planted

/** Returns whether the row with this key gets the dirt. The seed shifts the first one. */
export const isPlanted = (kind: Dirt, key: number, seed: number) =>
  (key + seed) % DIRT[kind] === Math.min(KINDS.indexOf(kind) + 1, DIRT[kind] - 1)
