import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Puts a JSON file in its place in one move: a system that follows it sees the old one or the new one, whole. */
export async function publish(file: string, content: unknown, mode = 0o644) {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.draft`
  await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode })
  await rename(draft, file)
}
