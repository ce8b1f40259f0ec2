import type { RouterOutputs } from '@/server/trpc/outputs'

export type CartData = RouterOutputs['cart']['show']

/** True when the selection exceeds the limit of one order. */
export const isAboveLimit = ({ chosen, orderAtMost }: Pick<CartData, 'chosen' | 'orderAtMost'>) =>
  chosen.amount > orderAtMost

export type CartShopData = CartData['shops'][number]

export type CartLineData = CartShopData['lines'][number]
