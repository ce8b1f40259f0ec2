import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import { expect, test } from 'vitest'
import { root } from '../../dev/systems/systems'

const MOST_DECISIONS = 25

test('each link of a document leads to a file and a heading that exist', async () => {
  const documents = await listDocuments()

  const broken = await Promise.all(
    documents.map(async (document) => findBroken(document, await readFile(join(root, document), 'utf8'))),
  )

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
  const decisions = (await listDocuments()).filter((document) => document.startsWith('docs/decisions/'))
  const texts = await Promise.all(decisions.map((decision) => readFile(join(root, decision), 'utf8')))

  expect(decisions.length).toBeLessThanOrEqual(MOST_DECISIONS)
  for (const text of texts)
    for (const part of ['Context', 'Decision', 'Alternatives', 'Consequences'])
      expect(text).toContain(`\n**${part}.** `)
})

async function listDocuments() {
  const { stdout } = await execa('git', ['ls-files', '*.md'], { cwd: root })
  return stdout.split('\n')
}

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
