import { expect, test } from 'vitest'
import { emailChange, signUp } from './input'

test('each invalid field has an error code', () => {
  const { error } = signUp.safeParse({ name: ' ', email: 'dewi', password: 'pendek' })

  expect(error?.issues.map(({ path, message }) => [path.join(), message])).toEqual([
    ['name', 'name_missing'],
    ['email', 'email_malformed'],
    ['password', 'password_too_short'],
  ])
})

test('a name and an email are trimmed, and the email is in lower case', () => {
  const typed = { name: ' Dewi L. ', email: ' BARU@simulasi.example', password: ' teh sore hari ' }

  expect(signUp.parse(typed)).toEqual({ ...typed, name: 'Dewi L.', email: 'baru@simulasi.example' })
  expect(emailChange.parse(typed).email).toBe('baru@simulasi.example')
})
