import { Browser } from '@jembatan/contract/conformance/browser'
import { openDatabase } from '../../tools/dev/postgres/open-database'
import { pasar as pasarSystem } from '../../tools/dev/systems/systems'
import { expect } from '../fixtures/journey'
import { test } from '../fixtures/one-more-process'
import { ownPrice } from '../fixtures/shop-records'
import { signHandoff } from '../fixtures/sign-handoff'
import { pasar } from '../fixtures/systems'
import { atVolume } from '../fixtures/volume'

const TOKENS = atVolume(200, 5)
const RACERS = 50

test(`${RACERS} racers for each of ${TOKENS} handoffs, at two Pasar processes, get ${TOKENS} offers`, async ({
  startOneMore,
}) => {
  test.setTimeout(240_000)
  const processes = [pasar.origin, await startOneMore({ system: pasarSystem })]
  const price = ownPrice()
  const started = Date.now()

  for (let token = 0; token < TOKENS; token++) await race(await signHandoff({ seen: price }), processes)
  const seconds = (Date.now() - started) / 1000

  test.info().annotations.push({ type: 'measured', description: `${TOKENS * RACERS} claims in ${seconds} s` })
  expect(await countOffersAt(price.amount)).toBe(TOKENS)
})

/** All open the page, then all claim at once. One wins. */
async function race(token: string, processes: string[]) {
  const racers = Array.from({ length: RACERS }, (_, index) => new Browser(processes[index % processes.length] ?? ''))
  const forms = await Promise.all(racers.map(async (racer) => ({ racer, fields: await racer.open(token) })))

  const answers = await Promise.all(forms.map(({ racer, fields }) => racer.claim(fields)))

  const [winner, ...losers] = answers.sort((one, other) => one.status - other.status)
  expect(winner?.status).toBe(303)
  expect(losers.map(({ status }) => status)).toEqual(losers.map(() => 409))
}

async function countOffersAt(amount: number) {
  const sql = openDatabase(pasar.databaseUrl)
  const offers = await sql`select from offers where seen_amount = ${amount}`
  await sql.end()

  return offers.count
}
