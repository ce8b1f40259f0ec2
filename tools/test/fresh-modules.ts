import { forget } from '@epic-web/remember'
import { afterAll, vi } from 'vitest'

// Test files share a process, which saves loading every library anew; what our own modules remember, such as the
// environment, they do not share. A database that all of them take one after the other stays.
vi.resetModules()

const before = { ...process.env }
afterAll(() => {
  vi.unstubAllEnvs()
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
  for (const name of Object.keys(globalThis)) if (OURS.test(name)) Reflect.deleteProperty(globalThis, name)
  for (const name of [...(kept.__remember_epic_web?.keys() ?? [])]) if (OURS.test(name)) forget(name)
})

/** The library has no list of what it remembers. */
const kept = globalThis as { __remember_epic_web?: Map<string, unknown> }
const OURS = /^(ramai|pasar|kasir|jembatan)(?!TestDatabase)/
