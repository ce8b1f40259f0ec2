import { expect, test } from 'vitest'
import { messagesOf } from '@/i18n/messages'
import { resetSession } from './reset-session'

test('an unanswered reset says that the session is unchanged', async () => {
  const { scenario } = messagesOf('id')

  // No server runs here, so the request fails.
  expect(await resetSession(scenario)).toBe(scenario.resetFailed)
})
