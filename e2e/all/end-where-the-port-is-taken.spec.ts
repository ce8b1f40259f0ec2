import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchPart } from '../../tools/dev/process/launch'
import { eachHost, hosts } from '../../tools/dev/systems/systems'
import { expect, test } from '../fixtures/journey'
import { environmentOf, kasir, pasar, ramai, walkthrough } from '../fixtures/systems'

const RUNNING = { ramai, pasar, kasir, walkthrough }

for (const system of hosts) {
  const { name, title } = system

  test(`${title} ends, and says why, where another process has its port`, async () => {
    const folder = await mkdtemp(join(tmpdir(), `jembatan-${name}-`))
    const ports = await eachHost((host) => Number(new URL(RUNNING[host.name].origin).port))
    const place = { folder, mode: 'production', distDir: '.next-test', ports } as const

    const second = launchPart('web', system, place, await environmentOf(name))

    try {
      await expect(second.failure).rejects.toThrow(`Port ${ports[name]} of 127.0.0.1 cannot be used`)
    } finally {
      await second.stop()
    }
  })
}
