import { expect, test } from 'vitest'
import { messagesOf } from '@/i18n/messages'
import { resetSession } from './reset-session'

test('a reset that nobody answers says that the session is where it was', async () => {
  const { scenario } = messagesOf('id')

  // No page is open here: there is nobody to ask.
  expect(await resetSession(scenario)).toBe(scenario.resetFailed)
})
