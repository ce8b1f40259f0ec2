import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { warmUp } from './warm-up'

/** A build of one page and one route, in the form in which `next build` writes it. */
async function writeBuild() {
  const build = await mkdtemp(join(tmpdir(), 'warm-up-'))
  onTestFinished(() => rm(build, { recursive: true }))
  await mkdir(join(build, 'server'))
  const write = (file: string, content: string) => writeFile(join(build, 'server', file), content)
  await write('app-paths-manifest.json', JSON.stringify({ '/page': 'page.cjs', '/api/health/route': 'route.cjs' }))
  await write('page.cjs', `process.emit('loaded', 'page')`)
  await write('route.cjs', `process.emit('loaded', 'route')`)

  return build
}

test('pages are loaded, then the front page answers under its own name, and only then a process goes on', async () => {
  const happened: string[] = []
  const listen = (what: string) => void happened.push(`${what} loaded`)
  process.on('loaded' as never, listen)
  onTestFinished(() => void process.off('loaded' as never, listen))

  await warmUp({
    build: await writeBuild(),
    origin: 'https://pasar.example',
    handle: ({ url, headers }, response) =>
      setImmediate(() => response.end('shown', () => happened.push(`${headers.host}${url} shown`))),
  })

  expect(happened).toEqual(['page loaded', 'pasar.example/ shown'])
})

test('a front page that fails keeps no process from starting', async () => {
  const build = await writeBuild()
  const failing = warmUp({ build, origin: 'http://localhost:3001', handle: (_, __, { onFailed }) => onFailed('away') })

  await expect(failing).resolves.toBeUndefined()
})
