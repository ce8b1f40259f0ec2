import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../dev/systems/systems'
import { readSources } from './sources'

const MOST_DECISIONS = 25

test('each link of a document leads to a file and a heading that exist', async () => {
  const documents = await readSources(['*.md'])

  const broken = await Promise.all(documents.map(({ file, text }) => findBroken(file, text)))

  expect(documents.length).toBeGreaterThan(30)
  expect(broken.flat()).toEqual([])
})

test.each([
  ['[why](docs/decisions/nothing.md)', 'README.md: docs/decisions/nothing.md'],
  ['[suites](docs/testing.md#no-such-heading)', 'README.md: docs/testing.md#no-such-heading'],
])('the broken link %s is found', async (text, finding) => {
  expect(await findBroken('README.md', text)).toEqual([finding])
})

test('there are few decisions, each with context, decision, alternatives and consequences', async () => {
  const decisions = await readSources(['docs/decisions/*.md'])

  expect(decisions.length).toBeLessThanOrEqual(MOST_DECISIONS)
  for (const { text } of decisions)
    for (const part of ['Context', 'Decision', 'Alternatives', 'Consequences'])
      expect(text).toContain(`\n**${part}.** `)
})

async function findBroken(document: string, text: string) {
  const links = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => link)
  const whole = await Promise.all(links.map((link) => isWhole(document, link)))

  return links.filter((_, index) => !whole[index]).map((link) => `${document}: ${link}`)
}

async function isWhole(document: string, link: string) {
  const [path = '', heading] = link.split('#')
  const file = path ? join(root, dirname(document), path) : join(root, document)
  if (!existsSync(file)) return false
  if (!heading) return true

  const headings = [...(await readFile(file, 'utf8')).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title)
  return headings.some(
    (title) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-') === heading,
  )
}
