import { expect, test } from 'vitest'
import { termsOf } from './vocabulary'

test('a phrase is one term, and words that narrow nothing are left out', () => {
  expect(termsOf(['tas', 'wanita', 'murah', 'hitam']).map(({ words }) => words)).toEqual([['tas', 'wanita'], ['hitam']])
  expect(termsOf(['untuk']).map(({ words }) => words)).toEqual([['untuk']])
})

test('a word brings its other names, what resembles it, and its category', () => {
  expect(termsOf(['headset'])[0]?.same).toContainEqual(['earbud'])
  expect(termsOf(['sepatu'])[0]?.related).toEqual([['sandal']])
  expect(termsOf(['kosmetik'])[0]?.categories).toEqual(['beauty'])
})

test.each([
  ['facewash', ['face', 'wash']],
  ['sun screen', ['sunscreen']],
  ['kaca mata', ['kacamata']],
])('%s is the term that is spelled with other spaces', (typed, words) => {
  expect(termsOf(typed.split(' ')).map((term) => term.words)).toEqual([words])
})
