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
