import { expect, test } from 'vitest'
import { messagesOf } from '@/i18n/messages'
import { ABSENT, findForbidden } from './absent-tables'

test('a forbidden table is found by a word of its name', () => {
  expect(findForbidden('order', ['posts', 'order_lines', 'orders'])).toEqual(['order_lines', 'orders'])
})

test('a word within a word is another word', () => {
  expect(findForbidden('card', ['companies', 'pinned_posts', 'spans'])).toEqual([])
})

test.each(['id', 'en'] as const)('each has a word in %s', (language) => {
  const words = Object.keys(messagesOf(language).tables.concept)

  expect(words).toEqual(
    expect.arrayContaining(Object.values(ABSENT).flatMap((all) => all.map(({ concept }) => concept))),
  )
})
