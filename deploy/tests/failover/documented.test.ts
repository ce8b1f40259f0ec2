import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../tools/dev/systems/systems'

test('docs/deploy.md sets every variable that it fills the configuration of a host with', async () => {
  const page = await readFile(join(root, 'docs', 'deploy.md'), 'utf8')
  const [, steps = ''] = /```sh\n(export HOST=.+?)```/s.exec(page) ?? []
  const set = [...steps.matchAll(/(?:export|for)? ([A-Z_0-9]+)=|for (\w+) in/g)].map(([, name, of]) => name ?? of)
  const [, named = ''] = /for file in ([\w. ]+);/.exec(steps) ?? []
  const filled = await Promise.all(
    named.split(' ').map((file) => readFile(join(root, 'deploy', 'cluster', file), 'utf8')),
  )
  const needed = [steps, ...filled].flatMap((text) =>
    [...text.matchAll(/\$\{?([A-Za-z_]\w*)\}?/g)].map(([, name]) => name),
  )

  expect(filled).toHaveLength(3)
  expect([...new Set(needed)].filter((name) => !set.includes(name))).toEqual([])
})
