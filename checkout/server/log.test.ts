import { DrizzleQueryError } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { describeError } from './log'

test('a failed statement is logged without the values that it carried', () => {
  const failure = new DrizzleQueryError(
    'insert into basket_deliveries values ($1)',
    ['+6281234567890'],
    new Error('gone'),
  )

  const logged = JSON.stringify(describeError(failure))

  expect(failure.message).toContain('+6281234567890')
  expect(logged).toContain('insert into basket_deliveries')
  expect(logged).toContain('gone')
  expect(logged).not.toContain('+6281234567890')
})
