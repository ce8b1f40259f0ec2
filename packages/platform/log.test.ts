import { afterEach, expect, test } from 'vitest'
import { describeError, logConsole, openLog } from './log'
import { isReadable } from './text'

const CARD = '4111 1111 1111 1111'

function logInto(lines: string[]) {
  return openLog({
    system: 'toko',
    level: 'info',
    secrets: ['token'],
    destination: { write: (line) => lines.push(line) },
  })
}

const { error, warn } = console
afterEach(() => Object.assign(console, { error, warn }))

/** An error as drizzle and postgres.js throw it for a failed statement. */
function failedQuery() {
  const cause = Object.assign(new Error('invalid input syntax for type uuid: "Rani, Jl. Melati 4"'), {
    severity: 'ERROR',
    code: '22P02',
    detail: 'Key (name)=(Rani) exists.',
    routine: 'string_to_uuid',
  })
  const message = 'Failed query: select 1 where name = $1\nparams: Rani, Jl. Melati 4'

  return Object.assign(new Error(message, { cause }), { query: 'select 1 where name = $1', params: ['Rani'] })
}

test('a failed statement is logged without its values, wherever they were written', () => {
  const described = JSON.stringify(describeError(failedQuery()))

  expect(described).toContain('select 1 where name = $1')
  expect(described).toContain('22P02')
  expect(described).not.toMatch(/Rani|Melati/)
})

test('a secret is redacted and a card number masked, in messages, fields and paths alike', () => {
  const lines: string[] = []

  logInto(lines).warn({ token: 'eyJ', path: '/pay/4111111111111111', note: { of: CARD } }, `card ${CARD}`)

  expect(lines.join()).not.toMatch(/eyJ|4111/)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ path: '/pay/************1111', msg: 'card **** **** **** 1111' })
})

test('console output stays one log line, even with a hostile path', () => {
  const lines: string[] = []
  logConsole(logInto(lines))

  // JSON escapes line breaks, but not terminal control characters.
  console.error('⨯ failed to handle /a\n{"level":30,"msg":"paid"}\u009b2J', failedQuery())
  console.error(new Error('no such page: /\u009b2J'))
  console.error(new Error('failed', { cause: '/\u009b2J' }))
  console.error(`Error: ${failedQuery().message}`)

  expect(lines).toHaveLength(4)
  expect(lines.every(isReadable)).toBe(true)
  expect(lines.some((line) => line.trimEnd().includes('\n'))).toBe(false)
  expect(lines.join()).not.toContain('Melati')
})
