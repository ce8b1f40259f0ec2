import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJoined, writeJoined } from './joined-query'

const count = fc.integer({ min: 0, max: 999 })
const lines = fc.array(fc.record({ sku: fc.constant('AYU-SERUM'), requested: count, quantity: count }), {
  maxLength: 50,
})
const joined = fc.record({
  orders: count,
  baskets: count,
  cart: count,
  droppedAddresses: count,
  addedUp: lines,
  cartAddedUp: lines,
})

const paramsOf = (written: string) => {
  const params = new URLSearchParams(written)

  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name)

      return [name, values.length === 1 ? values[0] : values]
    }),
  )
}

test('what a sign-in merged is read from the URL as it was written', () => {
  fc.assert(
    fc.property(joined, (merged) => {
      const withoutSku = (items: typeof merged.addedUp) =>
        items.map(({ requested, quantity }) => ({ requested, quantity }))

      expect(readJoined(paramsOf(writeJoined(merged)))).toEqual({
        ...merged,
        addedUp: withoutSku(merged.addedUp),
        cartAddedUp: withoutSku(merged.cartAddedUp),
      })
    }),
  )
})

test.each([{ orders: 'many' }, { orders: '-1' }, { addedUp: '3 of 5' }, { addedUp: ['1of2', ''] }])(
  'a forged URL says nothing: %j',
  (params) => {
    expect(readJoined(params)).toBeUndefined()
  },
)
