import { DrizzleQueryError } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { createLog } from './log'
import { logConsole } from './log-console'

test('what Next says of a failed page is a line of the log, without the parameters of the statement', () => {
  const lines: string[] = []
  const before = console.error
  onTestFinished(() => {
    console.error = before
  })
  const failed = new DrizzleQueryError('select $1', ['sari@example.com'], new Error('gone'))
  logConsole(createLog({ write: (line) => lines.push(line) }))

  console.error(' ⨯', failed)
  console.error(`Error: ${failed.message}`)

  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { msg: ' ⨯', err: { type: 'FailedStatement', query: 'select $1' } },
    { msg: 'Error: Failed query: select $1' },
  ])
  expect(lines.join()).not.toContain('sari@')
})

test('what Next warns of a stranger’s words is a line of the log, without the number of a card', () => {
  const lines: string[] = []
  const before = console.warn
  onTestFinished(() => {
    console.warn = before
  })
  logConsole(createLog({ write: (line) => lines.push(line) }))

  console.warn(new Error('The Server Reference ID did not match the expected format. Received "4811111111111114".'))

  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 40, err: { type: 'Error' } }])
  expect(lines.join()).not.toContain('4811111111111114')
})
