import { expect, test } from 'vitest'
import { escapeUnreadable, findUnreadable, isReadable } from './text'

test.each(['Jalan Melati 4\nRT 01\tRW 02\r\n', 'Bandung – 𝒜 🙂', ''])('what people type is readable: %j', (text) => {
  expect(isReadable(text)).toBe(true)
})

test.each(['a\u0000', '\u001b[2J', '\u007f', '\u0085', '\ud800', '\udc00a'])(
  'a control or half a letter is not: %j',
  (text) => {
    expect(isReadable(text)).toBe(false)
  },
)

test('the field is named, however deep it is, and a key is told by what it belongs to', () => {
  expect(findUnreadable({ address: { street: 'Melati', lines: ['1', '\u0000'] } })).toEqual(['address', 'lines', '1'])
  expect(findUnreadable({ address: { 'a\u0000': 1 } })).toEqual(['address'])
  expect(findUnreadable({ quantity: 1, note: null, street: 'Melati' })).toBeUndefined()
})

test('a log shows what it cannot print by its number', () => {
  expect(escapeUnreadable('/a\u0000\u001b\ud800')).toBe('/a\\u0000\\u001b\\ud800')
})
