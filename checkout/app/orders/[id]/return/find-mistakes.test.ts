import { expect, test } from 'vitest'
import { findMistakes, mistakesOf, nameItems } from './find-mistakes'

const told = { reason: 'damaged', note: 'Pecah di jalan.', pieces: {} }
const ofTwo = (serum: number, mug: number) => [
  { sku: 'AYU-SERUM', quantity: serum, most: 2 },
  { sku: 'KALA-MUG', quantity: mug, most: 2 },
]
const tooMany = { code: 'return_of_too_many' } as const

test.each([
  { lines: ofTwo(0, 1), mistakes: {} },
  { lines: ofTwo(0, 0), mistakes: { 'pieces-0': { code: 'return_of_nothing' } } },
  { lines: ofTwo(1, -1), mistakes: { 'pieces-1': tooMany } },
  { lines: ofTwo(3, Number.NaN), mistakes: { 'pieces-0': tooMany, 'pieces-1': tooMany } },
  { lines: ofTwo(Number.NaN, 1.5), mistakes: { 'pieces-0': tooMany, 'pieces-1': tooMany } },
])('impossible pieces are named at each field: $lines.0.quantity and $lines.1.quantity', ({ lines, mistakes }) => {
  expect(findMistakes(told, lines)).toEqual(mistakes)
})

test('of what is more than was ordered each line says so itself', () => {
  const failure = { code: 'return_of_too_many', details: { 'KALA-MUG': 1 } } as const

  expect(mistakesOf(failure, ofTwo(1, 5))).toEqual({ 'pieces-1': tooMany })
})

test('what is wrong with the return as a whole is said where it is told', () => {
  expect(mistakesOf({ code: 'return_too_late', details: {} }, ofTwo(1, 0))).toEqual({
    note: { code: 'return_too_late' },
  })
})

test('a mistake that several lines have says of which it is, and any other stands by itself', () => {
  const lines = [{ name: 'AYU Serum' }, { name: 'KALA Mug' }]

  expect(nameItems({ 'pieces-0': 'Too many.', 'pieces-1': 'Too many.', note: 'Too short.' }, lines)).toEqual({
    'pieces-0': 'AYU Serum: Too many.',
    'pieces-1': 'KALA Mug: Too many.',
    note: 'Too short.',
  })
  expect(nameItems({ 'pieces-1': 'Too many.' }, lines)).toEqual({ 'pieces-1': 'Too many.' })
})
