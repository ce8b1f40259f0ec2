import { expect, test } from 'vitest'
import { type StubResponse, startStub } from '../testing/stub-server'
import { openTestForge } from '../testing/test-forge'
import { createTestWorld } from '../testing/test-world'
import { forge } from '../world/forge'
import { nineClaimsAndNoPerson } from './07-nine-claims-and-no-person'

type Stubs = { says: (viewer: string) => object; beside?: string; shopAnswers?: number; refusedAfter?: number }

/** A feed that adds this to each token, and a shop with this answer to a tenth claim. */
async function world({ says, beside = '', shopAnswers = 400, refusedAfter }: Stubs) {
  const { by, keyFile } = await openTestForge()
  let taps = 0
  const feed = await startStub(({ request }): StubResponse => {
    taps += 1
    if (taps === refusedAfter) return { status: 429, headers: { 'retry-after': '1' } }
    const viewer = /__Host-ramai_viewer=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''
    const token = forge(by, { claims: { ...says(viewer) } })
    return { status: 303, headers: { location: `http://shop/h?t=${token}${beside}` } }
  })
  const shop = await startStub(() => ({ status: shopAnswers }))

  const world = await createTestWorld({
    ramai: { origin: feed, environment: { RAMAI_SIGNING_KEY_FILE: keyFile } },
    pasar: { origin: shop },
  })

  return { ...world, fewPeople: true }
}

test('nine claims about a product pass', async () => {
  const { verdict } = await nineClaimsAndNoPerson.check(await world({ says: () => ({}) }))

  expect(verdict).toBe('passed')
})

test('a tap that the feed’s limit refuses is repeated when the feed says', async () => {
  const { verdict, figure } = await nineClaimsAndNoPerson.check(await world({ says: () => ({}), refusedAfter: 5 }))

  expect([verdict, figure.en]).toEqual(['passed', '10 visitors, 9 claims, 0 about a person'])
})

test('a token that names its viewer turns it red', async () => {
  const { verdict, evidence } = await nineClaimsAndNoPerson.check(await world({ says: (viewer) => ({ sub: viewer }) }))

  expect(verdict).toBe('failed')
  expect(evidence.join()).toContain('a token says the id of its viewer')
})

test.each([
  ['&lang=en', 'passed'],
  ['&lang=en-rani', 'failed'],
  ['&ref=rani', 'failed'],
])('an address with %s beside the token is %s', async (beside, expected) => {
  const { verdict } = await nineClaimsAndNoPerson.check(await world({ says: () => ({}), beside }))

  expect(verdict).toBe(expected)
})

test('a promotion number for each person turns it red', async () => {
  const people: number[] = []
  const { evidence } = await nineClaimsAndNoPerson.check(await world({ says: () => ({ promo: people.push(1) }) }))

  expect(evidence.join()).toContain('10 different tokens for one product')
})

test('a shop that takes a tenth claim turns it red', async () => {
  const { evidence } = await nineClaimsAndNoPerson.check(await world({ says: () => ({}), shopAnswers: 200 }))

  expect(evidence.join()).toContain('Pasar answers 200 to a tenth claim')
})
