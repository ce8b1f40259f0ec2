import { expect, test } from 'vitest'
import { messagesOf } from '@/i18n/messages'
import { FLOWS } from './flows'

test.each(['id', 'en'] as const)('whatever the register says never crosses has a word in %s', (language) => {
  const words = Object.keys(messagesOf(language).overview.never_word)

  expect(words).toEqual(expect.arrayContaining(FLOWS.flatMap(({ never }) => never)))
})
