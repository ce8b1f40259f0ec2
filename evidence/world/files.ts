import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Returns the paths of all matching files below a folder; none if the folder does not exist. */
export async function filesBelow(folder: string, pattern: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const contents = entries.map(async (entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(path, pattern)

    return pattern.test(entry.name) ? [path] : []
  })

  return (await Promise.all(contents)).flat().sort()
}

/** Returns the files that contain a text or a pattern. */
export async function findInFiles(files: string[], pattern: RegExp): Promise<{ file: string; words: string }[]> {
  const contents = await Promise.all(
    files.map(async (file) => ({ file, words: pattern.exec(await readFile(file, 'utf8'))?.[0] ?? '' })),
  )

  return contents.filter(({ words }) => words !== '')
}
