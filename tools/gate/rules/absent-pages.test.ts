import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hosts } from '../../dev/systems/systems'

/**
 * Calls that end a page with Next's "not found", which is an empty document until its scripts run.
 */
const MAY_BE_ABSENT = /\b(?:notFound|orNotFound|slugOf)\(/
const SAYS_SO = /export default orAbsent\(/

/**
 * Whether a file can leave the document empty: only a page or a layout can show something instead.
 */
const leavesEmpty = (name: string, source: string) =>
  MAY_BE_ABSENT.test(source) && !(/(?:^|\/)(?:page|layout)\.tsx$/.test(name) && SAYS_SO.test(source))

test.each(hosts)(
  'where there is nothing of the kind, each page of $title says so before its scripts',
  async ({ folder }) => {
    const names = (await readdir(join(folder, 'app'), { recursive: true })).filter((name) => name.endsWith('.tsx'))
    const sources = await Promise.all(names.map((name) => readFile(join(folder, 'app', name), 'utf8')))

    expect(sources.filter((source) => SAYS_SO.test(source)).length).toBeGreaterThan(2)
    expect(names.filter((name, index) => leavesEmpty(name, sources[index] ?? ''))).toEqual([])
  },
)

test('a page, and a part of one, that leave the document empty are found', () => {
  expect(leavesEmpty('posts/page.tsx', 'export default async function Post() { notFound() }')).toBe(true)
  expect(leavesEmpty('posts/page.tsx', 'export default orAbsent(async function Post() { notFound() })')).toBe(false)
  expect(leavesEmpty('posts/thread.tsx', 'export default orAbsent(async () => show().catch(orNotFound(1)))')).toBe(true)
})
