import { expect, test } from 'vitest'
import { mistakeOfLength } from './text-length'

test.each([
  ['', 'note_too_short'],
  ['  sembilan.   ', 'note_too_short'],
  ['sepuluh ya', null],
  [` ${'a'.repeat(1000)} `, null],
  ['a'.repeat(1001), 'note_too_long'],
])('%j of at most a thousand letters: %s', (text, mistake) => {
  expect(mistakeOfLength('note', text, { longest: 1000 })).toBe(mistake)
})
