import { expect, test } from 'vitest'
import { rowNamed, worldNamed } from './gather-evidence'

test('a row and a world are found by name', () => {
  expect([rowNamed('6'), worldNamed('test'), worldNamed()]).toEqual([6, 'test', 'start'])
})

test('an unknown row or world is refused, and the known ones are named', () => {
  expect(() => rowNamed('99')).toThrow('There is no row "99"; there are 1, 2, 3')
  expect(() => worldNamed('moon')).toThrow('There is no world "moon"; there are start and test.')
})
