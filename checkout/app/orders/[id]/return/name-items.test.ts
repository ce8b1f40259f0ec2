import { expect, test } from 'vitest'
import { nameItems } from './name-items'

test('an error of several lines names its line, and any other error names none', () => {
  const items = [
    { id: 'a', name: 'AYU Serum' },
    { id: 'b', name: 'KALA Mug' },
  ]
  const note = { id: 'note', text: 'Too short.' }

  expect(nameItems([{ id: 'a', text: 'Too many.' }, { id: 'b', text: 'Too many.' }, note], items)).toEqual([
    { id: 'a', text: 'AYU Serum: Too many.' },
    { id: 'b', text: 'KALA Mug: Too many.' },
    note,
  ])
  expect(nameItems([{ id: 'b', text: 'Too many.' }], items)).toEqual([{ id: 'b', text: 'Too many.' }])
})
