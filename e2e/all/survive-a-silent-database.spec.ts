import { openSilentProxy } from '../../tools/dev/postgres/silent-proxy'
import { kasir, pasar, ramai } from '../../tools/dev/systems/systems'
import { expectDatabaseGone } from '../fixtures/database-gone'
import { expect } from '../fixtures/journey'
import { test } from '../fixtures/one-more-process'
import { addressOf } from '../fixtures/processes'

/** More requests than a pool has connections. */
const AT_ONCE = 12

for (const { system, path, well, says } of [
  { system: ramai, path: '/', well: 200, says: 'Ramai sebentar lagi kembali' },
  { system: pasar, path: '/search?q=lampu', well: 200, says: 'Sebentar lagi kami kembali' },
  { system: kasir, path: '/snap/v3/redirection/any', well: 404, says: 'Kasir sebentar lagi kembali' },
])
  test(`${system.title} outlives a database whose connections go silent, and says meanwhile that it is not ready`, async ({
    page,
    request,
    startOneMore,
  }) => {
    const name = system.name.toUpperCase()
    let proxy: Awaited<ReturnType<typeof openSilentProxy>> | undefined
    const origin = await startOneMore({
      system,
      changes: async (origin, own) => {
        proxy = await openSilentProxy(own[`${name}_DATABASE_URL`] ?? '')

        return {
          [`${name}_ORIGIN`]: origin,
          [`${name}_DATABASE_URL`]: proxy.url,
          [`${name}_DATABASE_DEADLINE_MS`]: '3000',
        }
      },
    })
    const statusOf = async (path: string) => (await request.get(addressOf(origin) + path)).status()
    const askAtOnce = () => Promise.all(Array.from({ length: AT_ONCE }, () => statusOf(path)))
    expect(new Set(await askAtOnce())).toEqual(new Set([well]))

    proxy?.goSilent()
    const [ready, pages] = await Promise.all([statusOf('/api/ready'), askAtOnce()])

    expect(ready).toBe(503)
    expect(new Set(pages)).toEqual(new Set([503]))
    await expectDatabaseGone(page, { url: origin + path, says })

    proxy?.recover()

    await expect.poll(() => statusOf('/api/ready')).toBe(200)
    expect(new Set(await askAtOnce())).toEqual(new Set([well]))
    await proxy?.close()
  })
