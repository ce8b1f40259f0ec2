import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { nameStep } from './name-step'

/** In the frame of PostgreSQL's protocol. */
function message(type: string, ...texts: string[]) {
  const body = Buffer.from(texts.map((text) => `${text}\0`).join(''))
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeUInt32BE(body.length + 4, 1)

  return Buffer.concat([head, body])
}

const prepare = message('P', 's1', 'insert into orders values (17, $1)')
const run = (id: string) => Buffer.concat([message('B', '', 's1', id), message('E', '')])

test('a step is named by its statement and the previous one, without their values', () => {
  const connection = new Socket()
  const name = (written: Buffer) => nameStep(connection, [written])

  expect(name(prepare)).toBe('nothing > prepare insert into orders values#')
  const [first, second, third] = [name(run('1')), name(run('22')), name(run('a3f'))]
  expect(first).toBe('prepare insert into orders values# > run insert into orders values#')
  expect(second).toBe('run insert into orders values# > run insert into orders values#')
  expect(third).toBe(second)
  expect(name(message('Q', 'commit'))).toBe('run insert into orders values# > commit')
})

test('a file is named without its number, a request by its first line', () => {
  expect(nameStep(undefined, ['/tmp/bundles/000017/manifest.json'])).toMatch(/> #manifest\.json$/)
  expect(nameStep(undefined, ['/tmp/bundles/000017/manifest.json.5b0a6f5e-7d0f-abcd-9a52-4f2f5b1f8f10.part'])).toMatch(
    / > a part$/,
  )
  expect(nameStep(new Socket(), ['GET /reports/2024-02-28 HTTP/1.1\r\nhost: a\r\n'])).toMatch(/> GET \/reports#HTTP#$/)
})
