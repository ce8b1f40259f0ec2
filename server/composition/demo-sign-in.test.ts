import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readMember } from '../account/read-member'
import { authOf } from '../account/testing/members'
import { freshDatabase } from '../testing/open-world'
import { composedDemoSignIn } from './demo-sign-in'

const now = new Date('2026-11-25T04:00:00Z')

beforeEach(() => void vi.stubEnv('DEMO_MODE', '1'))
afterEach(() => vi.unstubAllEnvs())

test('in a demo a presenter signs in as a member of the seed with one tap', async () => {
  const db = await freshDatabase()
  const auth = authOf(db)
  const identities = await composedDemoSignIn().list(db)

  const opened = await composedDemoSignIn().signIn({ auth: () => auth, db }, { handle: 'rani' })

  expect(identities).toHaveLength(3)
  expect(await readMember({ auth, db, now, session: 'session' in opened ? opened.session : '' })).toMatchObject({
    handle: 'rani',
  })
})

test('outside a demo there are no demo identities, and their sign-in is refused', async () => {
  vi.stubEnv('DEMO_MODE', '')
  const db = await freshDatabase()

  const attempt = composedDemoSignIn().signIn({ auth: () => authOf(db), db }, { handle: 'rani' })

  await expect(attempt).rejects.toMatchObject({ code: 'sign_in_refused' })
  expect(await composedDemoSignIn().list(db)).toEqual([])
})

test('other members cannot be demo identities, even in a demo', async () => {
  const db = await freshDatabase()

  const attempt = composedDemoSignIn().signIn({ auth: () => authOf(db), db }, { handle: 'wayan' })

  await expect(attempt).rejects.toMatchObject({ code: 'sign_in_refused' })
})
