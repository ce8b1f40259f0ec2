import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { followFile } from './follow-file'

/** Writes a file that holds a number, and follows it. */
async function followedFile(text?: string) {
  const folder = await mkdtemp(join(tmpdir(), 'follow-file-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'followed.json')
  const write = (text: string) => writeFile(file, text)
  if (text !== undefined) await write(text)

  let reads = 0
  const refused: unknown[] = []
  const current = followFile<number>(file, {
    read: async () => {
      reads += 1
      return JSON.parse(await readFile(file, 'utf8'))
    },
    onRefused: async (problem) => void refused.push(problem),
  })

  return { current, write, refused, reads: () => reads, remove: () => rm(file) }
}

test('an unchanged file is read only once', async () => {
  const { current, reads } = await followedFile('1')

  await Promise.all([current(), current(), current()])

  expect(await current()).toBe(1)
  expect(reads()).toBe(1)
})

test('a changed file takes effect at the next call', async () => {
  const { current, write } = await followedFile('1')
  await current()

  await write('22')

  expect(await Promise.all([current(), current()])).toEqual([22, 22])
})

test('an unusable new file is reported once, and the previous content stays in effect', async () => {
  const { current, write, refused } = await followedFile('1')
  await current()

  await write('not a number')

  expect(await Promise.all([current(), current()])).toEqual([1, 1])
  expect(refused).toHaveLength(1)
})

test('a removed file leaves the previous content in effect', async () => {
  const { current, remove, refused } = await followedFile('1')
  await current()

  await remove()

  expect(await current()).toBe(1)
  expect(refused).toHaveLength(1)
})

test('a refused file takes effect after it is corrected', async () => {
  const { current, write } = await followedFile('1')
  await current()
  await write('not a number')
  await current()

  await write('333')

  expect(await current()).toBe(333)
})

test('without any usable file calls fail until one arrives', async () => {
  const { current, write, refused } = await followedFile()
  await expect(current()).rejects.toThrow()

  await write('1')

  expect(await current()).toBe(1)
  expect(refused).toEqual([])
})
