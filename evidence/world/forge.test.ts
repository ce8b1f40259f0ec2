import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { startStub } from '../testing/stub-server'
import { openTestForge } from '../testing/test-forge'
import { createTestWorld } from '../testing/test-world'
import { forge, openForge } from './forge'

test.each([
  ['the clock of a demo that is two hours ahead', '{"offsetSeconds":7200}', 7200],
  ['this machine’s, where the shop tells none', '', 0],
])('a token is signed by %s', async (_whose, body, secondsAhead) => {
  const { keyFile } = await openTestForge()
  const headers = { 'content-type': body ? 'application/json' : 'text/html' }
  const origin = await startStub(({ path }) => (path === '/api/demo/clock' ? { headers, body } : { status: 404 }))
  const world = await createTestWorld({
    ramai: { environment: { RAMAI_SIGNING_KEY_FILE: keyFile } },
    pasar: { origin },
  })
  const before = Date.now() / 1000

  const { iat = 0 } = decodeJwt(forge(await openForge(world)))

  expect(iat - before).toBeGreaterThan(secondsAhead - 1)
  expect(iat - before).toBeLessThan(secondsAhead + 60)
})
