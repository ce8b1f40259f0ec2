import { expect, test } from 'vitest'
import { openWorld } from '../testing/open-world'
import { signInToConsole } from './sign-in'

const now = new Date('2026-11-24T11:11:08Z')
const consoleKey = '0123456789abcdef'.repeat(3)

test('ten wrong keys from one address lock it out, even with the right one, and no other address', async () => {
  const { db, sql } = await openWorld()
  const attempt = (address: string, key: string) => signInToConsole({ db, sql, key, consoleKey, address, now })
  for (let miss = 0; miss < 10; miss++) expect(await attempt('192.0.2.2', 'wrong')).toEqual({ reason: 'keyWrong' })

  expect(await attempt('192.0.2.2', consoleKey)).toEqual({ reason: 'tooOften', minutes: 10 })
  expect(await attempt('192.0.2.3', ` ${consoleKey}\n`)).toHaveProperty('token')
})
