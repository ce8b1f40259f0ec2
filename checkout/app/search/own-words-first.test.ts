import { expect, test } from 'vitest'
import { ownWordsFirst } from './own-words-first'

const named = (...names: string[]) => names.map((name) => ({ name }))

test('goods whose name has what was typed come before those found by the other language', () => {
  const products = named('LUMBARA Mangkuk Saji', 'AYU Serum', 'SENJA Kopi', 'AYU Serbuk Serai')

  expect(ownWordsFirst(products, 'ser')).toEqual(
    named('AYU Serum', 'AYU Serbuk Serai', 'LUMBARA Mangkuk Saji', 'SENJA Kopi'),
  )
  expect(ownWordsFirst(products, 'Serum ayu')).toEqual(
    named('AYU Serum', 'LUMBARA Mangkuk Saji', 'SENJA Kopi', 'AYU Serbuk Serai'),
  )
})

test('a mistyped query keeps the order of the results', () => {
  const products = named('SENJA Kopi', 'AYU Serum')

  expect(ownWordsFirst(products, 'kopii')).toEqual(products)
})
