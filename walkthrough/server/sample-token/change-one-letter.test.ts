import { expect, test } from 'vitest'
import { changeOneLetter } from './change-one-letter'

test('exactly one letter differs', () => {
  expect(changeOneLetter('abc.def.ghi', 4)).toBe('abc.eef.ghi')
})

test.each([3, 7, 11, -1])('a dot or a place outside is left alone (%i)', (place) => {
  expect(changeOneLetter('abc.def.ghi', place)).toBe('abc.def.ghi')
})
