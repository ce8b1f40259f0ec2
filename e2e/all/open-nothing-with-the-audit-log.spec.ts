import { randomUUID } from 'node:crypto'
import { simulate } from '@jembatan/buyer/gateway'
import type { Sql } from 'postgres'
import { openDatabase } from '../../tools/dev/postgres/open-database'
import { expect, test } from '../fixtures/journey'
import { actionIds, call, readRegister, writeActionCall } from '../fixtures/register'
import { kasir, ramai } from '../fixtures/systems'

const SYSTEMS = ['ramai', 'pasar', 'kasir'] as const
/**
 * Endpoints that find something by a secret in the address. Operators and machines need a key
 * before that.
 */
const BY_ADDRESS = ['payer', 'buyer', 'member', 'customer']
/** Endpoints of that kind that answer everybody. */
const OPEN = { ramai: [], pasar: [], kasir: ['/simulator/qris', '/snap/v3/redirection/[token]/state'] }

const lastEvent = async (sql: Sql) => Number((await sql`select max(id) as id from audit_events`)[0]?.id ?? 0)

/** Returns texts with a digit: numbers of orders and transactions, hashes, ids. */
function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^(?=.*\d)[\w.~-]{6,128}$/.test(value) ? [value] : []

  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : []
}

test('no value of the audit logs opens a page or an action to a stranger', async ({ arrange, toko, books }) => {
  test.slow()
  const feed = openDatabase(ramai.databaseUrl)
  const logs = [feed, books.pasar, books.kasir]
  const before = await Promise.all(logs.map(lastEvent))
  const [paid, pending] = [await arrange.paidOrder(), await arrange.order()]
  await simulate(kasir, `transactions/${pending}-1/select`, { method: 'other_qris' })
  const challenge = new URL(await toko.chargeCard())
  const transaction = challenge.pathname.split('/').at(-1) ?? ''
  // Other journeys buy meanwhile: include only their handoff events, which name no order.
  const about = [paid, pending, transaction].join('|')
  const events = await Promise.all(
    logs.map(
      (sql, log) => sql`
      select detail from audit_events
      where id > ${before[log] ?? 0} and (detail::text ~ ${about} or kind like 'handoff%') order by id limit 50`,
    ),
  )
  await feed.end()
  const ids = [...new Set(events.flat().flatMap(({ detail }) => idsIn(detail)))]
  expect(ids).toContain(transaction)

  const opened: string[] = []
  for (const system of SYSTEMS) {
    const { endpoints, origin } = await readRegister(system)
    const paths = endpoints.flatMap((endpoint) =>
      'path' in endpoint && 'who' in endpoint && BY_ADDRESS.includes(endpoint.who) && endpoint.path.includes('[')
        ? endpoint.path
        : [],
    )
    for (const path of [...paths, ...OPEN[system]]) {
      const ask = async (id: string) => {
        const address = `${path.replace(/\[[^\]]+\]/g, id)}?${new URLSearchParams({ key: id, code: id })}`
        const { status, text } = await call(origin, { path: address, headers: { accept: 'text/html' } })

        return `${status} ${/"state":"\w+"|name="answer"/.exec(text)?.[0]}`
      }
      const nobodys = await ask(randomUUID())
      const answers = await Promise.all(ids.map(ask))
      opened.push(...ids.filter((_, at) => answers[at] !== nobodys).map((id) => `${system} ${path} ${id}`))
    }
  }
  expect(opened).toEqual([])

  const { host } = await readRegister('kasir')
  const verify = (await actionIds(host)).get('verifyOtp of app/3ds/actions.ts') ?? ''
  for (const key of ['', transaction, randomUUID()])
    await call(kasir.origin, {
      path: challenge.pathname,
      method: 'POST',
      ...writeActionCall(verify, { transaction, key, otp: '000000' }),
    })
  const [card] = await books.kasir`select status, otp_tries from transactions where id = ${transaction}`
  expect(card).toEqual({ status: 'pending', otp_tries: 0 })
  expect((await call(kasir.origin, { path: challenge.pathname + challenge.search })).text).toContain('name="otp"')
})
