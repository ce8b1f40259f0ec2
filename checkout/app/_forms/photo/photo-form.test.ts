import { readDoors } from '@jembatan/http/doors'
import { expect, test } from 'vitest'
import register from '@/endpoints.json'
import { PHOTO_LIMITS } from '@/server/photo/keep-photos'
import { mistakeIn } from './photo-form'

const { most, bytes } = PHOTO_LIMITS
const photos = (...sizes: number[]) => sizes.map((size) => ({ size }))

test.each([
  ['of the largest that are taken', photos(...Array(most).fill(bytes)), null],
  ['one too large', photos(1, bytes + 1, 1), { photos: { code: 'photo_too_large', number: 2 } }],
  ['too many', photos(...Array(most + 1).fill(1)), { photos: { code: 'photos_too_many' } }],
])('a choice %s is judged before it is sent', (_, chosen, mistakes) => {
  expect(mistakeIn(chosen, PHOTO_LIMITS)).toEqual(mistakes)
})

test('what may be chosen passes the doors, so that whoever brings more is told by the form', () => {
  const bodies = readDoors(register).flatMap((door) =>
    'name' in door && ['requestReturn', 'complain'].includes(door.name) && 'body' in door ? [Number(door.body)] : [],
  )

  expect(bodies).toHaveLength(2)
  // Beside the photos there is a text, and what a form is wrapped in.
  for (const body of bodies) expect(body).toBeGreaterThan(most * bytes + 100_000)
})
