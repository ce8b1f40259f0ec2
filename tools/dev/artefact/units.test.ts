import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root, systems } from '../systems/systems'
import { programsOf } from './programs'

const UNITS = join(root, 'deploy', 'systemd')

test.each(systems)('the units of $title start what its artefact has, by variables that it knows', async (system) => {
  const files = (await readdir(UNITS)).filter((file) => new RegExp(`^${system.name}[.-]`).test(file))
  const units = await Promise.all(files.map((file) => readFile(join(UNITS, file), 'utf8')))
  const example = await readFile(join(system.folder, '.env.example'), 'utf8')
  const explained = (name: string) => new RegExp(`^#? ?${name}=`, 'm').test(example)

  const started = units.flatMap((unit) => /ExecStart=\S+ \/opt\/\w+\/([\w/%-]+)\.js/.exec(unit)?.[1] ?? [])
  const variables = units.flatMap((unit) => [...unit.matchAll(/^Environment=(\w+)=/gm)].map(([, name = '']) => name))

  expect(started.filter((name) => !name.startsWith('commands/')).toSorted()).toEqual(
    Object.keys(programsOf(system))
      .filter((name) => !name.startsWith('commands/'))
      .toSorted(),
  )
  expect(variables.length).toBeGreaterThan(5)
  expect(variables.filter((name) => !explained(name) && !explained(name.replace(/_FILE$/, '')))).toEqual([])
})

test.each(systems)('the web of $title drains at its end, and no start of a unit migrates', async ({ name }) => {
  const files = (await readdir(UNITS)).filter((file) => new RegExp(`^${name}[.-]`).test(file))
  const units = await Promise.all(files.map((file) => readFile(join(UNITS, file), 'utf8')))
  const web = units.find((unit) => unit.includes('/web.js')) ?? ''
  const [, drain] = /ExecStart=.*--drain (\d+)$/m.exec(web) ?? []
  const [, stop] = /TimeoutStopSec=(\d+)$/m.exec(web) ?? []

  expect(Number(drain)).toBeGreaterThan(0)
  // Requests in flight end within this time, before systemd kills anything.
  expect(Number(stop)).toBeGreaterThanOrEqual(Number(drain) + 30)
  expect(units.filter((unit) => /^(Requires|Wants|BindsTo|Requisite)=.*-migrate/m.test(unit))).toEqual([])
})

test('the drop-in that docs/deploy.md shows starts the web as its unit does, at an address of its own', async () => {
  const [page, unit] = await Promise.all([
    readFile(join(root, 'docs', 'deploy.md'), 'utf8'),
    readFile(join(UNITS, 'pasar.service'), 'utf8'),
  ])
  const commands = [...page.matchAll(/^ *ExecStart=(.*)$/gm)].map(([, command]) => command)
  const [, started = ''] = /^ExecStart=(.*)$/m.exec(unit) ?? []

  expect(commands).toEqual(['', started.replace('--port', '--host 10.0.2.11 --port')])
})
