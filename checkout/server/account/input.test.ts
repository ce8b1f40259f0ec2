import { expect, test } from 'vitest'
import { customerFields } from './input'

test('names are trimmed, and an email is stored in lower case', () => {
  expect(customerFields.parse({ name: ' Tari L. ', email: ' TARI@pembeli.example', password: ' kopi pagi ' })).toEqual({
    name: 'Tari L.',
    email: 'tari@pembeli.example',
    password: ' kopi pagi ',
  })
})

test.each([
  ['name', ' ', 'name_missing'],
  ['name', 'a'.repeat(81), 'name_too_long'],
  ['email', '', 'email_malformed'],
  ['email', 'tari', 'email_malformed'],
  ['email', `${'a'.repeat(250)}@pembeli.example`, 'email_malformed'],
  ['password', 'pendek', 'password_too_short'],
  ['password', 'a'.repeat(129), 'password_too_long'],
])('%s %j: %s', (field, typed, code) => {
  const wrong = customerFields.safeParse({
    name: 'Tari',
    email: 'tari@x.example',
    password: 'kopi pagi',
    [field]: typed,
  })

  expect(wrong.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([[field, code]])
})
