import type { RouterOutputs } from '@/server/trpc/outputs'

export type CartData = RouterOutputs['cart']['show']

export type CartShopData = CartData['shops'][number]

export type CartLineData = CartShopData['lines'][number]
