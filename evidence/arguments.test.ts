import { expect, test } from 'vitest'
import { readArguments } from './arguments'

test('rows, the world and the way of printing are read', () => {
  expect(readArguments(['6', '--world=test', '--json', '--few', '25'])).toEqual({
    rows: [6, 25],
    world: 'test',
    asJson: true,
    twins: false,
    few: true,
  })
})

test.each([
  ['--jason', 'does not know "--jason"; it knows --json, --twins, --few and --world=WORLD.'],
  ['99', 'There is no row "99"; there are 1, 2, 3'],
  ['six', 'There is no row "six"'],
  ['--world=moon', 'There is no world "moon"; there are start and test.'],
])('%s is refused, and what there is is named', (argument, message) => {
  expect(() => readArguments([argument])).toThrow(message)
})
