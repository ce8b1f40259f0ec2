import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { messagesOf } from './messages'

test.each([
  { minutes: 1, spoken: '1 minute left' },
  { minutes: 5, spoken: '5 minutes left' },
])('$minutes minutes are read aloud as $spoken', ({ minutes, spoken }) => {
  const t = createTranslator({ locale: 'en', messages: messagesOf('en'), namespace: 'payment' })

  expect(t('minutesLeft', { minutes })).toBe(spoken)
})
