import { forget } from '@epic-web/remember'
import { afterAll, vi } from 'vitest'

// Test files share a process, which saves reloading the libraries. The state of our own modules,
// such as the environment, is reset between files, except for a database that all of them use in
// turn.
vi.resetModules()

const before = { ...process.env }
afterAll(() => {
  vi.unstubAllEnvs()
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
  for (const name of Object.keys(globalThis)) if (OURS.test(name)) Reflect.deleteProperty(globalThis, name)
  for (const name of [...(singleton.__remember_epic_web?.keys() ?? [])]) if (OURS.test(name)) forget(name)
})

/** The library cannot list its remembered values. */
const singleton = globalThis as { __remember_epic_web?: Map<string, unknown> }
const OURS = /^(ramai|pasar|kasir|jembatan)(?!TestDatabase)/
