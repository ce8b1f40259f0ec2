import { expect, test } from 'vitest'
import en from '@/messages/en/feed.json'
import id from '@/messages/id/feed.json'
import { countIn } from './count'

test.each([
  [0, '0', '0'],
  [999, '999', '999'],
  [1_000, '1 rb', '1K'],
  [1_299, '1,2 rb', '1.2K'],
  [12_900, '12 rb', '12K'],
  [999_999, '999 rb', '999K'],
  [1_500_000, '1,5 jt', '1.5M'],
])('%i people are %s, and never one more than there were', (count, indonesian, english) => {
  expect([countIn(id, count), countIn(en, count)]).toEqual([indonesian, english])
})
