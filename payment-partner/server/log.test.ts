import { DrizzleQueryError } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { createLog } from './log'

const SERVER_KEY = 'SB-Mid-server-planted-1234'
const PAYOUT_KEY = 'IRIS-planted-1234'
const CLIENT_SECRET = 'SB-BiSnap-secret-planted-1234'
const ACCESS_TOKEN = 'planted-token-of-a-quarter-of-an-hour'
const CALL_SIGNATURE = Buffer.alloc(64, 'planted').toString('base64')
const RSA_SIGNATURE = Buffer.alloc(256, 'planted').toString('base64')
const SIGNATURE = 'd65b4adf'.repeat(16)
const CARD = '4811 1111 1111 1114'

const written = (write: (log: ReturnType<typeof createLog>) => void) => {
  const lines: string[] = []
  write(createLog({ write: (line) => lines.push(line) }))

  return lines.join('')
}

test.each([
  ['a named field', (log) => log.info({ serverKey: SERVER_KEY, signature_key: SIGNATURE, cardNumber: CARD })],
  ['a field below', (log) => log.info({ payment: { signature_key: SIGNATURE, card_number: CARD } })],
  ['a sentence', (log) => log.warn(`key ${SERVER_KEY}, signature ${SIGNATURE}, card ${CARD}`)],
  ['an error', (log) => log.error({ err: new Error(`refused ${SERVER_KEY} ${SIGNATURE} ${CARD}`) })],
  ['BI-SNAP', (log) => log.info({ clientSecret: CLIENT_SECRET, accessToken: ACCESS_TOKEN })],
  ['its headers', (log) => log.warn(`${CLIENT_SECRET} Bearer ${ACCESS_TOKEN} ${CALL_SIGNATURE} ${RSA_SIGNATURE}`)],
  ['a payout', (log) => log.info({ approverKey: PAYOUT_KEY, note: `approved with ${PAYOUT_KEY}` })],
  ['a header', (log) => log.info({ note: `Basic ${Buffer.from(`${SERVER_KEY}:`).toString('base64')}` })],
] satisfies [string, (log: ReturnType<typeof createLog>) => void][])(
  'a secret in %s is not written',
  (_where, write) => {
    const text = written(write)

    expect(text).toContain('"system":"kasir"')
    for (const secret of [
      SERVER_KEY,
      PAYOUT_KEY,
      CLIENT_SECRET,
      ACCESS_TOKEN,
      CALL_SIGNATURE,
      RSA_SIGNATURE,
      SIGNATURE,
      CARD,
      CARD.replaceAll(' ', ''),
      Buffer.from(SERVER_KEY).toString('base64'),
    ])
      expect(text).not.toContain(secret)
  },
)

test('a line is JSON at any moment', () => {
  vi.useFakeTimers({ now: 1_795_579_475_289 })

  const line = written((log) => log.info('payment page created'))

  expect(JSON.parse(line)).toMatchObject({ time: 1_795_579_475_289 })
  vi.useRealTimers()
})

test('harmless values stay readable', () => {
  expect(written((log) => log.info({ orderId: 'PSR-2611-1' }, 'payment page created'))).toContain('PSR-2611-1')
})

test('a failed statement is logged without its parameters and without values that PostgreSQL quotes', () => {
  const refused = Object.assign(new Error('invalid input syntax for type uuid: "sari@example.com"'), {
    name: 'PostgresError',
    severity: 'ERROR',
    code: '22P02',
    detail: 'Key (email)=(sari@example.com) exists.',
  })
  const failed = new DrizzleQueryError(
    'insert into "snap_tokens" values ($1, $2)',
    ['Kaos Ayu', 'sari@example.com'],
    refused,
  )

  const line = written((log) => log.error({ err: new Error('charge failed', { cause: failed }) }))

  expect(JSON.parse(line).err).toMatchObject({
    message: 'charge failed',
    cause: { query: 'insert into "snap_tokens" values ($1, $2)', cause: { code: '22P02' } },
  })
  expect(line).not.toMatch(/sari@|Kaos/)
})
