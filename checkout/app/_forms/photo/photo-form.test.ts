import { parseRegister } from '@jembatan/http/register'
import { expect, test } from 'vitest'
import register from '@/endpoints.json'
import { PHOTO_LIMITS } from '@/server/photo/limits'
import { mistakeIn } from './photo-form'

const { most, bytes } = PHOTO_LIMITS
const photos = (...sizes: number[]) => sizes.map((size) => ({ size }))

test.each([
  ['of the largest that are taken', photos(...Array(most).fill(bytes)), undefined],
  ['one too large', photos(1, bytes + 1, 1), { code: 'photo_too_large', number: 2 }],
  ['too many', photos(...Array(most + 1).fill(1)), { code: 'photos_too_many' }],
])('a choice %s is checked before it is sent', (_, chosen, mistake) => {
  expect(mistakeIn(chosen, PHOTO_LIMITS)).toEqual(mistake)
})

test('the form’s photo limits fit the endpoints’ limits, so the form itself refuses larger choices', () => {
  const bodies = parseRegister(register).flatMap((endpoint) =>
    'name' in endpoint && ['requestReturn', 'complain'].includes(endpoint.name) && 'body' in endpoint
      ? [Number(endpoint.body)]
      : [],
  )

  expect(bodies).toHaveLength(2)
  // Leaves room for the text and the multipart encoding beside the photos.
  for (const body of bodies) expect(body).toBeGreaterThan(most * bytes + 100_000)
})
