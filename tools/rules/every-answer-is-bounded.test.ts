import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Host, hosts } from '../systems/systems'

/** Their pages bring a policy of their own, stricter than any other's. */
const OF_THEIR_OWN = ['/h', '/h/claim']

/** As an address that is answered there: `/v2/x/status` for `v2/[id]/status/route.ts`. */
const addressOf = (route: string) =>
  `/${route
    .replace(/\([^)]+\)\//g, '')
    .replace(/\/?(route\.ts|page\.tsx)$/, '')
    .replace(/\[[^\]]+\]/g, 'x')
    .replace('%5F', '_')}`

test.each(hosts)(
  'every answer of $title has its headers from what stands before Next or, where Next is passed by, from the configuration',
  async (host) => {
    const routes = (await readdir(join(host.folder, 'app'), { recursive: true })).filter((path) =>
      /(^|\/)(route\.ts|page\.tsx)$/.test(path),
    )
    const [isLeftToNext, isDeclared] = [await readMatcher(host), await readDeclared(host)]

    const bare = routes.map(addressOf).filter((address) => !isLeftToNext(address) && !isDeclared(address))

    expect(routes.length).toBeGreaterThan(10)
    expect(bare.filter((address) => !OF_THEIR_OWN.includes(address))).toEqual([])
  },
)

test.each(hosts)('what stands before Next in $title sets those headers', async ({ folder }) => {
  const [web, proxy] = await Promise.all(['web.ts', 'proxy.ts'].map((file) => readFile(join(folder, file), 'utf8')))

  const byWebServer = /^ {2}beforePage: boundPages\(/m.test(web ?? '')
  const byProxy = /response\.headers\.set\('content-security-policy'/.test(proxy ?? '')
  expect([byWebServer, byProxy].filter(Boolean)).toHaveLength(1)
})

test.each(hosts)('an answer of $title that does not begin is given up', async ({ folder }) => {
  expect(await readFile(join(folder, 'web.ts'), 'utf8')).toMatch(/^ {2}answerWithin: /m)
})

test('an answer of the studio in Ramai waits as long as a clip may take to be made', async () => {
  const milliseconds = async (file: string, name: string) => {
    const [, written = ''] = new RegExp(`^const ${name} = ([\\d_]+)$`, 'm').exec(await readFile(file, 'utf8')) ?? []

    return Number(written.replaceAll('_', ''))
  }
  const { folder } = hosts.find(({ title }) => title === 'Ramai') ?? { folder: '' }

  const answer = await milliseconds(join(folder, 'web.ts'), 'CLIP_WITHIN_MS')
  const program = await milliseconds(join(folder, 'server/media/make-clip.ts'), 'PATIENCE_MS')

  // It runs twice for each clip.
  expect(answer).toBeGreaterThan(2 * program)
})

/**
 * What the web server leaves to Next, see `builtRoutes`. From the source, as Next itself reads it: a proxy is not to be loaded
 * outside its server.
 */
async function readMatcher({ folder }: Host) {
  const [, matcher] = /(?:matcher: \[|source:\s+)'([^']+)'/.exec(await readFile(join(folder, 'proxy.ts'), 'utf8')) ?? []
  const pattern = new RegExp(`^${matcher}$`)

  return (address: string) => pattern.test(address)
}

async function readDeclared({ folder }: Host) {
  const { default: config } = await import(join(folder, 'next.config.js'))
  const declared: { source: string; headers: { key: string }[] }[] = (await config.headers?.()) ?? []
  const bounded = declared.filter(({ headers }) => headers.some(({ key }) => key === 'content-security-policy'))

  return (address: string) => bounded.some(({ source }) => `${address}/`.startsWith(source.replace(':path*', '')))
}
