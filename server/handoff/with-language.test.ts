import { expect, test } from 'vitest'
import { withLanguage } from './with-language'

test.each([
  ['id', '&lang=id'],
  ['en', '&lang=en'],
  ['en-rani', ''],
  [undefined, ''],
])('of the choice %s the way out carries %j', (chosen, carried) => {
  expect(withLanguage('http://pasar.localhost:3001/h?t=a.b.c', chosen)).toBe(
    `http://pasar.localhost:3001/h?t=a.b.c${carried}`,
  )
})
