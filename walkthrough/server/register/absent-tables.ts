import type { SystemName } from '../systems/systems'

/** A clause with its numbers of 2023 and 2026, or an article of PP 80/2019. */
export type Rule = { old: string; now: string } | { pp80: string }

export type Concept = keyof typeof WORDS
export type Absent = { concept: Concept; rule: Rule }

/** Words that the name of such a table would contain. */
const WORDS = {
  order: ['order', 'orders'],
  payment: ['payment', 'payments', 'transaction', 'transactions'],
  basket: ['basket', 'baskets', 'cart', 'carts'],
  address: ['address', 'addresses'],
  invoice: ['invoice', 'invoices'],
  shipment: ['shipment', 'shipments', 'parcel', 'parcels'],
  refund: ['refund', 'refunds'],
  viewer: ['viewer', 'viewers', 'follower', 'followers'],
  post: ['post', 'posts', 'feed'],
  like: ['like', 'likes', 'reaction', 'reactions'],
  follow: ['follow', 'follows'],
  watch: ['watch', 'watched', 'views'],
  card: ['pan', 'pans', 'pin', 'pins', 'cvv'],
  product: ['product', 'products', 'variant', 'variants'],
  promo: ['promo', 'promos', 'promotion', 'promotions'],
  handoff: ['handoff', 'handoffs'],
}

const noPayment: Rule = { old: '21(3)', now: '25(3)' }
const noConnection: Rule = { old: '13(3)a', now: '18(4)a' }
const noUserData: Rule = { old: '13(3)b', now: '18(4)b' }
const cardsStayAway: Rule = { pp80: '60(3)–(5)' }

const absent = (rule: Rule, ...concepts: Concept[]): Absent[] => concepts.map((concept) => ({ concept, rule }))

/** Tables that a database may never hold, with the clause. */
export const ABSENT: Record<SystemName, Absent[]> = {
  ramai: [
    ...absent(noPayment, 'payment', 'order', 'basket', 'refund', 'invoice'),
    ...absent(noConnection, 'address', 'shipment'),
  ],
  pasar: [...absent(noUserData, 'viewer', 'post', 'like', 'follow', 'watch'), ...absent(cardsStayAway, 'card')],
  kasir: [
    ...absent(noConnection, 'handoff', 'promo', 'post'),
    ...absent(noUserData, 'viewer', 'product', 'address', 'basket'),
  ],
}

/** Returns the tables whose names contain such a word. */
export const findForbidden = (concept: Concept, tables: string[]): string[] =>
  tables.filter((table) => table.split('_').some((word) => WORDS[concept].includes(word)))
