import { expect, test } from 'vitest'
import { openShop } from '../testing/open-world'
import { searchAreas } from './search-areas'

test('an area is found by village, by city in any order, by postal code and by half a word', async () => {
  const { db } = await openShop()

  const results = await Promise.all(
    ['cipaganti', 'bandung, dago', '80228', 'tembal'].map((text) => searchAreas({ db }, { text })),
  )

  expect(results.map((areas) => areas.map(({ village }) => village))).toEqual([
    ['Cipaganti'],
    ['Dago'],
    ['Sanur'],
    ['Tembalang'],
  ])
})

test('nothing, a wildcard or an unknown place finds nothing', async () => {
  const { db } = await openShop()

  const results = await Promise.all(['', '   ', '%', '_____', 'atlantis'].map((text) => searchAreas({ db }, { text })))

  expect(results.flat()).toEqual([])
})
