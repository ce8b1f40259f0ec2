import { expect, test } from 'vitest'
import { ownWordsFirst } from './own-words-first'

const named = (...names: string[]) => names.map((name) => ({ name }))

test('goods whose name has what was typed come before those found by the other language', () => {
  const found = named('LUMBARA Mangkuk Saji', 'AYU Serum', 'SENJA Kopi', 'AYU Serbuk Serai')

  expect(ownWordsFirst(found, 'ser')).toEqual(
    named('AYU Serum', 'AYU Serbuk Serai', 'LUMBARA Mangkuk Saji', 'SENJA Kopi'),
  )
  expect(ownWordsFirst(found, 'Serum ayu')).toEqual(
    named('AYU Serum', 'LUMBARA Mangkuk Saji', 'SENJA Kopi', 'AYU Serbuk Serai'),
  )
})

test('a mistyped query keeps the order of the results', () => {
  const found = named('SENJA Kopi', 'AYU Serum')

  expect(ownWordsFirst(found, 'kopii')).toEqual(found)
})
