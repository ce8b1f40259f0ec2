import type { RouterOutputs } from '@/server/trpc/outputs'

export type CartData = RouterOutputs['cart']['show']

/** Whether what is selected is more than one order takes. */
export const isAboveLimit = ({ chosen, orderAtMost }: Pick<CartData, 'chosen' | 'orderAtMost'>) =>
  chosen.amount > orderAtMost

export type CartShopData = CartData['shops'][number]

export type CartLineData = CartShopData['lines'][number]
