import { type AddressInfo, createServer } from 'node:net'
import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { mayBeAway, readAddress } from './database'
import { isDatabaseAway } from './database-away'

const withCode = (code: string, cause?: Error) => Object.assign(new Error('as it was said', { cause }), { code })
const ofAStatement = (cause: Error) => Object.assign(new Error('Failed query', { cause }), { query: 'select 1' })

test.each([
  ['nobody listens', ofAStatement(withCode('ECONNREFUSED'))],
  ['the connection broke', ofAStatement(withCode('CONNECTION_CLOSED'))],
  ['the primary became a standby', ofAStatement(withCode('25006'))],
  ['its disk is full', ofAStatement(withCode('53100'))],
  ['PgBouncer has no server', ofAStatement(withCode('08P01'))],
  ['a statement took too long', withCode('57014')],
  ['postgres.js lost a connection', new TypeError("Cannot read properties of null (reading 'write')")],
])('the database is away when %s', (_, error) => {
  expect(isDatabaseAway(error)).toBe(true)
})

test.each([
  ['somebody else does not listen', withCode('ECONNREFUSED')],
  ['a value is there already', ofAStatement(withCode('23505'))],
  ['a column is missing', ofAStatement(withCode('42703'))],
  ['it is no error', 'ECONNREFUSED'],
])('it is not when %s', (_, error) => {
  expect(isDatabaseAway(error)).toBe(false)
})

test('a proxy that drops connections fails a statement without blocking it', async () => {
  const proxy = createServer((socket) => socket.end())
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { url, ...reached } = readAddress(`postgres://pasar@127.0.0.1:${(proxy.address() as AddressInfo).port}/pasar`)
  const sql = postgres(url, { ...reached, ...mayBeAway, max: 1 })
  onTestFinished(async () => {
    await sql.end({ timeout: 0 })
    proxy.close()
  })

  const failed = await sql`select 1`.catch((error: unknown) => error)

  expect(isDatabaseAway(failed)).toBe(true)
})
