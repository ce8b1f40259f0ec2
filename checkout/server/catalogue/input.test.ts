import { expect, test } from 'vitest'
import { seenItem } from './input'

test.each([{ price: 1_500_000_000 }, { price: 2_147_483_647 }])(
  'a page may have shown Rp$price, as dear as anything here can be',
  ({ price }) => {
    expect(seenItem.safeParse({ sku: 'GEMA-GONG', quantity: 1, seenAmount: price }).success).toBe(true)
  },
)
