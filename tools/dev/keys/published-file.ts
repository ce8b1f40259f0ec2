import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Replaces a JSON file atomically. */
export const publish = (file: string, content: unknown, mode?: number) =>
  replaceFile(file, `${JSON.stringify(content, null, 2)}\n`, mode)

/**
 * Replaces a file atomically: who reads it gets the old one or the new one, never a part, even when
 * the disk is full.
 */
export async function replaceFile(file: string, content: string | Uint8Array, mode = 0o644) {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.draft`
  try {
    await writeFile(draft, content, { mode })
    await rename(draft, file)
  } catch (failure) {
    await rm(draft, { force: true })
    throw failure
  }
}
