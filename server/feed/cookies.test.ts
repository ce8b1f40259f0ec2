import { expect, test } from 'vitest'
import { readClosedAds, withClosedAd, withoutClosedAd } from './cookies'

test('a closed advertisement is remembered once', () => {
  const cookie = withClosedAd(withClosedAd(undefined, 'rani-ayu-serum'), 'rani-ayu-serum')

  expect(readClosedAds(cookie)).toEqual(['rani-ayu-serum'])
})

test('an invalid post id is not stored', () => {
  const cookie = withClosedAd('rani-ayu-serum.<b>', '; Domain=elsewhere')

  expect(readClosedAds(cookie)).toEqual(['rani-ayu-serum'])
})

test('the cookie stays small however many are closed', () => {
  const ids = Array.from({ length: 80 }, (_, index) => `post-${index}`)

  const cookie = ids.reduce(withClosedAd, '')

  expect(readClosedAds(cookie)).toEqual(ids.slice(-50))
})

test('a reopened ad may be shown, and the others stay closed', () => {
  expect(withoutClosedAd('rani-ayu-serum.bayu-sejuk-tumbler', 'rani-ayu-serum')).toBe('bayu-sejuk-tumbler')
  expect(withoutClosedAd(undefined, 'rani-ayu-serum')).toBe('')
})
