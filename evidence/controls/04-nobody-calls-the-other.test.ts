import { expect, test } from 'vitest'
import { type Call, worldWithDevControl } from '../testing/world-with-dev-control'
import { nobodyCallsTheOther } from './04-nobody-calls-the-other'

const strangers: [what: string, call: Call, fault: string][] = [
  ['a shop that calls the feed', ['pasar', ({ ramai }) => ramai.origin], 'pasar → ramai, 1 ×, is in no flow'],
  ['a feed that calls the shop', ['ramai', ({ pasar }) => pasar.origin], 'ramai → pasar, 1 ×, is in no flow'],
  [
    'a feed that calls the payment company',
    ['ramai', ({ kasir }) => kasir.origin],
    'ramai → kasir, 1 ×, is in no flow',
  ],
  [
    'a payment company that calls the feed',
    ['kasir', ({ ramai }) => ramai.origin],
    'kasir → ramai, 1 ×, is in no flow',
  ],
  ['a shop that calls somebody else', ['pasar', () => 'http://pixel.example:8080'], 'pasar → pixel.example:8080, 1 ×'],
]

test('systems that work alone and make only registered calls pass', async () => {
  const { verdict, figure, evidence } = await nobodyCallsTheOther.check(await worldWithDevControl())

  expect(evidence.filter((line) => line.startsWith('✗'))).toEqual([])
  expect([verdict, figure.en]).toEqual(['passed', '6 connections noted, 0 between Ramai and Pasar'])
})

test('a system may connect to its configured mail server, and no other system may', async () => {
  const verdictOfCaller = async (caller: Call[0]) => {
    const world = await worldWithDevControl({ calls: [[caller, () => 'smtp://mail.example:2525']] })
    world.ramai.environment = { ...world.ramai.environment, RAMAI_SMTP_URL: 'smtp://ramai:p@mail.example:2525' }
    return (await nobodyCallsTheOther.check(world)).verdict
  }

  expect([await verdictOfCaller('ramai'), await verdictOfCaller('pasar')]).toEqual(['passed', 'failed'])
})

test.each(strangers)('%s turns it red', async (_what, call, fault) => {
  const { verdict, evidence } = await nobodyCallsTheOther.check(await worldWithDevControl({ calls: [call] }))

  expect(verdict).toBe('failed')
  expect(evidence[0]).toContain(fault)
})

test.each([
  ['a shop that cannot sell without the feed', { shopNeedsFeed: true }, 'was refused'],
  ['a feed that does not open without the shop', { feedNeedsShop: true }, 'the page of the feed does not open'],
  ['a system that does not end when it is stopped', { staysThere: true }, 'and still answers'],
  ['a system whose connections nobody noted', { unnoted: 'pasar' as const }, 'no connections were recorded for Pasar'],
])('%s turns it red', async (_what, wrong, fault) => {
  const { verdict, evidence } = await look(await worldWithDevControl(wrong))

  expect(verdict).toBe('failed')
  expect(evidence.join()).toContain(fault)
})

test('without a way to stop a system it says so and has not passed', async () => {
  const { devControl: _, ...world } = await worldWithDevControl()

  const { verdict, evidence } = await nobodyCallsTheOther.check(world)

  expect(verdict).toBe('not_built')
  expect(evidence[0]).toContain('there is no dev control')
})

/** Like in a run: a check that breaks has proven nothing. */
const look: typeof nobodyCallsTheOther.check = (world) =>
  nobodyCallsTheOther.check(world).catch((error: Error) => ({
    verdict: 'failed',
    figure: { id: '', en: '' },
    evidence: [error.message],
  }))
