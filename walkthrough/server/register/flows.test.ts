import { expect, test } from 'vitest'
import { messagesOf } from '@/i18n/messages'
import { FLOWS } from './flows'

test.each(['id', 'en'] as const)('everything that the register excludes from a flow has a word in %s', (language) => {
  const words = Object.keys(messagesOf(language).overview.never_word)

  expect(words).toEqual(expect.arrayContaining(FLOWS.flatMap(({ never }) => never)))
})
