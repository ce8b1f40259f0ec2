import { expect, test } from 'vitest'
import { parseEnvironment } from './environment'

const right = {
  KASIR_DATABASE_URL: 'postgres://kasir:secret@127.0.0.1:5443/kasir',
  KASIR_ORIGIN: 'http://kasir.localhost:3002',
  KASIR_MERCHANT_SERVER_KEY: 'SB-Mid-server-12345678',
  KASIR_MERCHANT_CLIENT_KEY: 'SB-Mid-client-12345678',
  KASIR_MERCHANT_FINISH_URL: 'http://pasar.localhost:3001/payment/finish',
  KASIR_NOTIFICATION_TARGETS: 'http://127.0.0.1:3001, http://localhost:3001',
}

test('a valid environment is parsed', () => {
  expect(parseEnvironment(right)).toMatchObject({
    KASIR_NOTIFICATION_TARGETS: ['http://127.0.0.1:3001', 'http://localhost:3001'],
    KASIR_EMBED_ORIGINS: [],
    SIM_MODE: false,
  })
})

test('KASIR_EMBED_ORIGINS is a list of origins', () => {
  const parsed = parseEnvironment({ ...right, KASIR_EMBED_ORIGINS: 'http://pasar.localhost:3001' })

  expect(parsed.KASIR_EMBED_ORIGINS).toEqual(['http://pasar.localhost:3001'])
  expect(() => parseEnvironment({ ...right, KASIR_EMBED_ORIGINS: 'https:' })).toThrow(/KASIR_EMBED_ORIGINS/)
})

test.each([
  ['KASIR_NOTIFICATION_TIMEOUT_MS', 15_000],
  ['KASIR_PAGE_REFRESH_MS', 2500],
  ['KASIR_WORKER_TAKEOVER_MS', 2000],
] as const)('%s is %i milliseconds, or as many as are set', (name, usual) => {
  const parse = (time?: string) => parseEnvironment({ ...right, [name]: time })

  expect(parse()[name]).toBe(usual)
  expect(parse('500')[name]).toBe(500)
  for (const wrong of ['soon', '0', '3600000', '1.5'])
    expect(() => parse(wrong)).toThrow(new RegExp(`Set ${name} anew: it must be`))
})

test('the console needs a key that cannot be guessed, or does not exist', () => {
  const key = '0123456789abcdef'.repeat(3)

  expect(parseEnvironment(right).KASIR_CONSOLE_KEY).toBeUndefined()
  expect(parseEnvironment({ ...right, KASIR_CONSOLE_KEY: key }).KASIR_CONSOLE_KEY).toBe(key)
  expect(() => parseEnvironment({ ...right, KASIR_CONSOLE_KEY: 'kasir123' })).toThrow(/KASIR_CONSOLE_KEY/)
})

test('a secret may be in a file, and a missing file is named', () => {
  const parse = () => parseEnvironment({ ...right, KASIR_CONSOLE_KEY_FILE: '/nowhere/secret' })

  expect(parse).toThrow(
    'Kasir cannot start.\n  Set KASIR_CONSOLE_KEY_FILE anew: /nowhere/secret cannot be read (ENOENT).',
  )
})

test('a simulation has a key that opens it', () => {
  const simulation = { ...right, SIM_MODE: '1' }

  expect(() => parseEnvironment(simulation)).toThrow('Set KASIR_SIMULATION_KEY: it is missing')
  expect(() => parseEnvironment({ ...simulation, KASIR_SIMULATION_KEY: 'open' })).toThrow('KASIR_SIMULATION_KEY anew')
  expect(parseEnvironment({ ...simulation, KASIR_SIMULATION_KEY: 'a1'.repeat(32) }).SIM_MODE).toBe(true)
})

test('all problems are reported at once, without any value', () => {
  const wrong = { ...right, KASIR_ORIGIN: 'kasir/', KASIR_MERCHANT_SERVER_KEY: 'Mid-server-real' }

  const parse = () => parseEnvironment({ ...wrong, KASIR_DATABASE_URL: undefined })

  expect(parse).toThrow(
    /Set KASIR_DATABASE_URL: it is missing[\s\S]*Set KASIR_ORIGIN anew[\s\S]*KASIR_MERCHANT_SERVER_KEY/,
  )
  expect(parse).not.toThrow(/Mid-server-real/)
})
