import { expect, test } from 'vitest'
import { likeliestOf } from './typing-errors'

test.each([
  ['mangkok', 'mangkuk'],
  ['seurm', 'serum'],
  ['koppi', 'kopi'],
  ['tumblr', 'tumbler'],
  ['ranzel', 'ransel'],
  ['sabum', 'sabun'],
  ['hedset', 'headset'],
  ['pwoerbank', 'powerbank'],
])('%s is read as %s', (typed, word) => {
  expect(likeliestOf(typed, [word, 'hijau', 'sepak'])).toEqual([word])
})

test('of equally likely words the longer comes first', () => {
  expect(likeliestOf('handk', ['hand', 'handuk'])).toEqual(['handuk', 'hand'])
})

test.each([
  ['hijab', 'hijau'],
  ['sepatu', 'sepak'],
  ['headset', 'head'],
  ['tws', 'two'],
  ['sapu', 'sapi'],
  ['gelas', 'kelas'],
  ['bola', 'bolu'],
  ['teko', 'teka'],
  ['asus', 'saus'],
])('%s is another word than %s', (typed, word) => {
  expect(likeliestOf(typed, [word])).toEqual([])
})
