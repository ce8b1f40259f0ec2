import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { hosts, root } from '../../dev/systems/systems'
import { nodesOf, readSources } from './sources'

test.each(hosts)('.env.example of $title explains every variable', async ({ folder, owns }) => {
  const [environment] = await readSources([join(relative(root, folder), 'server/environment.ts')])
  const example = await readFile(join(folder, '.env.example'), 'utf8')

  const names = environment ? nodesOf(environment).flatMap((node) => (ts.isIdentifier(node) ? [node.text] : [])) : []
  const variables = [...new Set(names)].filter((name) => owns.test(name))
  const isExplained = (name: string) => new RegExp(`^(# ?)?${name}=`, 'm').test(example)

  expect(variables.length).toBeGreaterThan(8)
  // Every secret may be in a file of its own, which the head of the example explains.
  expect(variables.filter((name) => !isExplained(name) && !isExplained(name.replace(/_FILE$/, '')))).toEqual([])
})
