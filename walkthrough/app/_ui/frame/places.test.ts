import { expect, test } from 'vitest'
import { VIEWS } from '@/server/audience/view'
import { placesIn, withoutTabIn } from './places'

test('executives have three places, and none that shows messages or code', () => {
  expect(placesIn('executive').map(({ href }) => href)).toEqual(['/', '/chapters', '/closing'])
})

test.each(VIEWS)('the view of %s has no more at the thumb than a phone has room for', (view) => {
  expect(placesIn(view).filter(({ onPhone }) => onPhone).length).toBeLessThanOrEqual(6)
})

test.each(VIEWS)('the page of two accounts has a way in the view of %s', (view) => {
  expect([...placesIn(view), ...withoutTabIn(view)].map(({ href }) => href)).toContain('/creators')
})
