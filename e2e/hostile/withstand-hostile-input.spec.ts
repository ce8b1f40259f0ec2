import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import fc from 'fast-check'
import { parseEnvironmentFile } from '../../tools/dev/systems/settings'
import { test } from '../fixtures/once-a-worker'
import { actionIds, call, isNamed, readRegister } from '../fixtures/register'
import { kasir, stateFolder } from '../fixtures/systems'
import { atVolume } from '../fixtures/volume'
import { hostileRequest } from './hostile-requests'

const REQUESTS = atVolume(20_000)
const AT_ONCE = 8

/** Words of a database, a stack trace or this machine, which no stranger may read. */
const INSIDE =
  /\b(?:from|insert into|update|delete from) "\w+"|syntax error at|violates \w+ constraint|relation "|\bPostgresError\b|\bat \S+ \(?(?:file:|\/)\S+:\d+|node_modules|postgres(?:ql)?:\/\//i

const CLOSED_SHOP = /^\/toko(?:[/?]|$)/

for (const name of ['ramai', 'pasar', 'kasir', 'walkthrough'] as const) {
  test(`${name} answers every hostile request, and reveals nothing of its inside`, async () => {
    test.setTimeout(REQUESTS * 60)
    const { host, endpoints, origin } = await readRegister(name)
    const secrets = await secretsOf(name)
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)
    const keys = { merchant: kasir.serverKey, auditor: secrets.auditorKey }
    const requests = fc.sample(hostileRequest(endpoints, { actions: await actionIds(host), keys }), {
      numRuns: REQUESTS,
      seed,
    })

    const answered = { refused: 0, served: 0 }
    const wrong: string[] = []
    await inTurns(requests, async (request) => {
      const { status, text, headers } = await call(origin, request).catch((error: unknown) => {
        throw new Error(`FUZZ_SEED=${seed}: ${error} for ${JSON.stringify(request)}`, { cause: error })
      })
      if (status < 400) answered.served += 1
      else answered.refused += 1
      const leak = INSIDE.exec(text)?.[0] ?? secrets.values.find((secret) => text.includes(secret))
      // A HEAD answer has no body, and the closed shop gives everybody the same one.
      const isConstant = request.method === 'HEAD' || (status === 410 && CLOSED_SHOP.test(request.path))
      const unnamed = status >= 400 && !isConstant && !isNamed(text, headers)
      if (status >= 500 || leak || unnamed || !headers['x-request-id'])
        wrong.push(
          `${status} ${leak ?? ''} for ${JSON.stringify(request)}${unnamed ? `, unnamed: ${text.slice(0, 200)}` : ''}`,
        )
    })

    expect(wrong.slice(0, 20), `FUZZ_SEED=${seed}`).toEqual([])
    // Requests that are all refused early would test nothing behind the guard.
    expect(answered.refused).toBeGreaterThan(REQUESTS / 10)
    expect(answered.served).toBeGreaterThan(REQUESTS / 50)
  })
}

/** Secrets that no answer of this system may contain. */
async function secretsOf(name: string) {
  const environment = parseEnvironmentFile(await readFile(`${stateFolder}/${name}/environment`, 'utf8'))
  const secret = ([key]: [string, string]) =>
    /KEY$|SECRET$|_URL$/.test(key) && !/FINISH|CLIENT_KEY|BASE_URL|ORIGIN/.test(key)
  const values = Object.entries(environment)
    .filter(secret)
    .map(([, value]) => value)

  return {
    values: values.filter((value) => value.length >= 16),
    auditorKey: environment[`${name.toUpperCase()}_AUDITOR_KEY`],
  }
}

async function inTurns<Item>(items: Item[], work: (item: Item) => Promise<void>) {
  const rest = items[Symbol.iterator]()
  const worker = async () => {
    for (const item of rest) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
