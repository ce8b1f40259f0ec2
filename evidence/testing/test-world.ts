import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type EachSystem, eachSystem, type SystemName } from '../../tools/dev/systems/systems'
import type { Audited, World } from '../world/world'

type WorldFixture = Partial<EachSystem<Partial<Audited>>> & {
  /**
   * By their paths in the world's folder, where `{system}` contains the system's state, sources and
   * build.
   */
  files?: Record<string, string>
}

/** A world made up by a test, with faults. */
export async function createTestWorld({ files = {}, ...systems }: WorldFixture = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-evidence-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const own = (name: SystemName, title: string): Audited => ({
    name,
    title,
    origin: `http://${name}.localhost`,
    databaseUrl: '',
    environment: {},
    address: `http://${name}.localhost`,
    state: join(folder, 'state', name),
    sources: join(folder, 'sources', name),
    build: join(folder, 'build', name),
    ...systems[name],
  })

  const watcher = { origin: 'http://jembatan.localhost', address: 'http://jembatan.localhost' }

  return {
    ...(await eachSystem(({ name, title }) => own(name, title))),
    walkthrough: { name: 'walkthrough', title: 'Walkthrough', ...watcher, state: join(folder, 'state', 'walkthrough') },
    published: join(folder, 'state', 'public'),
  }
}
