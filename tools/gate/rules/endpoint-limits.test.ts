import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseRegister, type RegisteredEndpoint } from '@jembatan/http/register'
import { expect, test } from 'vitest'
import { hosts } from '../../dev/systems/systems'

/** Folders of a system's code; the root also contains the other systems. */
const ROOMS = ['app', 'server']

test.each(hosts.map(({ name, folder }) => ({ name, folder })))(
  '$name: what limits is named by an endpoint, and what an endpoint names limits',
  async ({ folder }) => {
    const endpoints = parseRegister(JSON.parse(await readFile(join(folder, 'endpoints.json'), 'utf8')))

    expect(limitersIn(await readSources(folder))).toEqual(namedBy(endpoints))
  },
)

test('a limiter that no endpoint names is found', () => {
  const planted = `import { RateLimiterMemory } from 'rate-limiter-flexible'\nexport async function limitVisits() {}`
  const shared = `import { limiterOn } from '../shared-limiter'\nexport async function limitCalls() {}`
  const own = `import { sharedLimiter } from '@jembatan/platform/rate-limit'\nexport async function signIn() {}`
  const ofAccounts = `import { accountLimits, countTry } from '@jembatan/platform/account-limits'
export const { limitSignIns, limitResets } = accountLimits({})
export const limitActs = ({ db }: Ctx) => countTry(db)`

  expect(limitersIn([planted, shared, own, ofAccounts, 'export async function getPost() {}'])).toEqual([
    ...['limitActs', 'limitCalls', 'limitResets', 'limitSignIns', 'limitVisits', 'signIn'],
  ])
})

const namedBy = (endpoints: RegisteredEndpoint[]) => {
  const limits = endpoints.flatMap((endpoint) => ('limits' in endpoint && endpoint.limits) || [])

  return [...new Set(limits.map(({ by }) => by))].sort()
}

const COUNTS =
  /from '(?:rate-limiter-flexible|.+\/shared-limiter|@jembatan\/platform\/account-limits)'|\bsharedLimiter\b.+ from '@jembatan\/platform\/rate-limit'/

/** Only these count as limiters; this test would not find a self-made one. */
const limitersIn = (sources: string[]) =>
  sources
    .filter((source) => COUNTS.test(source))
    .flatMap((source) => [...source.matchAll(EXPORTED)])
    .flatMap(([, declared, assigned, several]) => declared ?? assigned ?? several?.split(', ') ?? [])
    .sort()

const EXPORTED =
  /^export (?:async function (\w+)|const (\w+(?= = async)|limit[A-Z]\w+(?= = \())|const \{ ([\w, ]+) \} = accountLimits)/gm

async function readSources(folder: string) {
  const rooms = ROOMS.map((room) => join(folder, room))
  const files = await Promise.all(
    rooms.map(async (room) => (await readdir(room, { recursive: true })).map((file) => join(room, file))),
  )
  const sources = files.flat().filter((file) => /(?<!\.test)\.tsx?$/.test(file))

  return Promise.all(sources.map((file) => readFile(file, 'utf8')))
}
