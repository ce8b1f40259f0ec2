import { expect, test } from 'vitest'
import { creator } from './input'

test('a creator has a name and a short bio', () => {
  expect(creator.parse({ name: ' Kenanga ', bio: '' })).toEqual({ name: 'Kenanga', bio: '' })
  expect(creator.safeParse({ name: ' ', bio: 'x'.repeat(161) }).error?.issues).toMatchObject([
    { path: ['name'], message: 'name_missing' },
    { path: ['bio'], message: 'bio_too_long' },
  ])
})
