import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../../systems/ports'
import { root } from '../../systems/systems'
import { egressFile, egressLogging, startEgressLog } from './egress-log'

/** Runs this code in a process that records its connections. Returns the record. */
async function noteOf(text: string, folder?: string) {
  const state = folder ?? (await stateFolder())
  const { stdout } = await execa(process.execPath, ['--input-type=module', '--eval', text], {
    cwd: root,
    env: { PATH: process.env.PATH, ...egressLogging(state, 'pasar') },
    extendEnv: false,
    reject: false,
  })
  const lines = await readFile(egressFile(state, 'pasar'), 'utf8').catch(() => '')

  return {
    stdout,
    connections: lines
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  }
}

async function stateFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan egress '))
  await mkdir(join(folder, 'pasar'))
  onTestFinished(() => rm(folder, { recursive: true }))

  return folder
}

async function listen(server: Server) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())

  return (server.address() as AddressInfo).port
}

/** Closes every connection, so that each caller ends. */
const createClosingServer = () => createServer((socket) => socket.destroy())

const answering = () => createHttpServer((_, response) => response.setHeader('connection', 'close').end('here'))

test.each([
  ['fetch', `await fetch(url)`],
  ['http', `(await import('node:http')).get(url).on('error', () => {})`],
  ['net', `(await import('node:net')).connect(port, '127.0.0.1').on('error', () => {})`],
  ['tls', `(await import('node:tls')).connect({ host: '127.0.0.1', port }).on('error', () => {})`],
  [
    'the PostgreSQL client',
    'const sql = (await import("postgres")).default({ host: "127.0.0.1", port }); await sql`select`',
  ],
  ['the gateway’s client', `await (await import('axios')).default.get(url)`],
])('a connection that %s opens is noted with its destination', async (_how, connecting) => {
  const port = await listen(createClosingServer())

  const { connections } = await noteOf(`const [port, url] = [${port}, 'http://127.0.0.1:${port}']; ${connecting}`)

  expect(connections[0]).toEqual({ at: expect.any(String), pid: expect.any(Number), host: '127.0.0.1', port })
})

test('a connection without an answer is recorded as well', async () => {
  const port = await freePort()

  const { connections } = await noteOf(`await fetch('http://127.0.0.1:${port}').catch(() => {})`)

  expect(connections).toMatchObject([{ host: '127.0.0.1', port }])
})

test('a child of a recorded process is recorded', async () => {
  const port = await listen(answering())
  const fetching = `fetch('http://127.0.0.1:${port}')`

  const { connections } = await noteOf(
    `(await import('node:child_process')).execFileSync(process.execPath, ['--eval', ${JSON.stringify(fetching)}])`,
  )

  expect(connections).toMatchObject([{ host: '127.0.0.1', port }])
})

test('a process connects even if its record cannot be written', async () => {
  const port = await listen(answering())

  const { stdout } = await noteOf(
    `console.log(await (await fetch('http://127.0.0.1:${port}')).text())`,
    '/dev/null/nowhere',
  )

  expect(stdout).toBe('here')
})

test('a new run begins its notes anew and leaves those of the run before beside them', async () => {
  const folder = await stateFolder()
  await noteOf(`await fetch('http://pasar.invalid:81').catch(() => {})`, folder)

  await startEgressLog(folder)

  await expect(readFile(egressFile(folder, 'pasar'))).rejects.toThrow('ENOENT')
  expect(await readFile(`${egressFile(folder, 'pasar')}.before`, 'utf8')).toContain('"pasar.invalid","port":81')
})
