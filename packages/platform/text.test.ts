import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  escapeUnreadable,
  findInputFault,
  isReadable,
  makeFormReadable,
  makeReadable,
  maskCardNumbers,
  maskContacts,
} from './text'

test.each(['Jalan Melati 4\nRT 01\tRW 02\r\n', 'Bandung – 𝒜 🙂', ''])('typed text is readable: %j', (text) => {
  expect(isReadable(text)).toBe(true)
})

test.each(['a\u0000', '\u001b[2J', '\u007f', '\u0085', '\ud800', '\udc00a'])(
  'a control or half a letter is not: %j',
  (text) => {
    expect(isReadable(text)).toBe(false)
  },
)

test.each(['Sri Lestari 👩🏽‍🍳🏳️‍🌈', '☺️ 1️⃣', 'می‌خواهم', 'क्‍ष', 'Nguyễn'.normalize('NFD'), 'שָׁלוֹם'])(
  'joined emoji, other scripts and their marks are readable: %j',
  (text) => {
    expect(isReadable(text)).toBe(true)
    expect(makeReadable(text, ' ')).toBe(text)
  },
)

const marks = (count: number) => '\u0301'.repeat(count)

test.each([
  ['Ra\u200bni', 'Rani'],
  ['Rani\u202einaR', 'RaniinaR'],
  ['\u2066Rani\u2069', 'Rani'],
  ['R\u200dani\u200c', 'Rani'],
  ['\ufeffRani\u{e0041}', 'Rani'],
  [`Ra${marks(40)}ni`, `Ra${marks(4)}ni`],
  ['Rani\u2028Puspita', 'Rani Puspita'],
  ['Rani\ufe0f Uji', 'Rani Uji'],
  ['Ra\ufe0eni', 'Rani'],
  ['Rani\u2800\ufffc\u{13441}\u{16fe4}\u{1d159}', 'Rani'],
])('a name that looks like another or covers its neighbours is not readable, and is made so: %j', (text, readable) => {
  expect(isReadable(text)).toBe(false)
  expect(makeReadable(text, ' ')).toBe(readable)
})

test('any pasted text becomes readable, and making it readable again changes nothing', () => {
  const odd = fc.constantFrom(
    'a',
    'é',
    '\u0301',
    '\u200b',
    '\u200c',
    '\u200d',
    '\u202e',
    '\u2066',
    '\ufeff',
    '👩',
    '\u{e0041}',
    '\u0000',
  )
  const pasted = fc
    .array(fc.oneof(odd, fc.string({ unit: 'binary' })), { maxLength: 30 })
    .map((parts) => parts.join(''))

  fc.assert(
    fc.property(pasted, (text) => {
      const readable = makeReadable(text, ' ')

      expect(isReadable(readable), readable).toBe(true)
      expect(makeReadable(readable, ' ')).toBe(readable)
      expect(readable).not.toMatch(/[\u200b\u202a-\u202e\u2066-\u2069\ufeff]|\p{M}{5}/u)
      if (isReadable(text)) expect(readable).toBe(text)
    }),
  )
})

test('text pasted from other programs becomes readable, and readable text stays unchanged', () => {
  const pasted = 'Kotaknya basah\u000bdan\u0000 terbuka.\u0085Isinya\ttumpah 🙂\r\n\ud800'

  expect(makeReadable(pasted, '\n')).toBe('Kotaknya basah\ndan terbuka.\nIsinya\ttumpah 🙂\r\n')
  expect(makeReadable('Jalan Melati\f4', ' ')).toBe('Jalan Melati 4')
})

test('a form is made readable, except for a password and a file', () => {
  const photo = new File(['\u0000'], 'IMG_2041.png')
  const form = new FormData()
  form.set('body', 'Kotaknya basah\u000bdan\u0000 terbuka.')
  form.set('password', 'a\u0000b')
  form.set('photo', photo)

  expect(Object.fromEntries(makeFormReadable(form))).toEqual({
    body: 'Kotaknya basah dan terbuka.',
    password: 'a\u0000b',
    photo,
  })
})

test.each<[object, string]>([
  [{ address: { street: 'Melati', lines: ['1', '\u0000'] } }, 'address.lines.1'],
  [{ address: { 'a\u0000': 1 } }, 'address'],
  [['a', '\ud800'], '1'],
])('unreadable text is reported by its field, and an unreadable key by its parent: %j', (value, field) => {
  expect(findInputFault(value)).toEqual({ code: 'text_unreadable', field })
})

test('too deep nesting is reported by its top-level field, at any depth', () => {
  const nested = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)

  expect(findInputFault({ note: nested(31), quantity: null })).toBeUndefined()
  for (const levels of [33, 30_000])
    expect(findInputFault({ note: nested(levels) })).toEqual({ code: 'nested_too_deep', field: 'note' })
})

test('a log shows unprintable characters by their code points', () => {
  expect(escapeUnreadable('/a\u0000\u001b\ud800')).toBe('/a\\u0000\\u001b\\ud800')
})

test.each([
  ['4111111111111111', '************1111'],
  ['/pay/4111-1111-1111-1111?x', '/pay/****-****-****-1111?x'],
  ['378282246310005 and 6011 1111 1111 1117', '***********0005 and **** **** **** 1117'],
])('a card number keeps its last four digits: %s', (text, masked) => {
  expect(maskCardNumbers(text)).toBe(masked)
})

test.each(['4111111111111112', '41111111111111111111111', '11111111-1111-4111-8111-111111111111', '2026-11-26 12:00'])(
  'other digits stay unmasked: %s',
  (text) => {
    expect(maskCardNumbers(text)).toBe(text)
  },
)

test.each([
  ['"ratna.uxb@contoh.id" joins two rows', '"r•••@c•••" joins two rows'],
  ['?email=ratna%40toko.contoh.id', '?email=r•••@t•••'],
  ['0812 3456-7890, +62 812 3456 7890', '08•••, +62 8•••'],
  ['phone 81234567890', 'phone 8•••'],
])('%s is masked', (text, masked) => {
  expect(maskContacts(text)).toBe(masked)
})

test.each(['PSR-7QK2M9XA', 'b7f3c2d1-0812-4000-8000-08123456abcd', '2026-11-25T10:00:00.000Z', '28415 rows', '@ramai'])(
  '%s is no contact',
  (text) => {
    expect(maskContacts(text)).toBe(text)
  },
)
