import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { replaceFile } from './published-file'

const schema = z.object({ address: z.url(), key: z.string().min(1) })

/** Address and key of the running systems' dev control. */
export type DevControlAccess = z.infer<typeof schema>

const fileIn = (folder: string) => join(folder, 'dev-control.json')

/** Readable by its owner only: the key can stop systems. */
export const writeAccessFile = (folder: string, access: DevControlAccess) =>
  replaceFile(fileIn(folder), JSON.stringify(access), 0o600)

export const removeAccessFile = (folder: string) => rm(fileIn(folder), { force: true })

/** Undefined if the systems were started without dev control. */
export async function readAccessFile(folder: string): Promise<DevControlAccess | undefined> {
  const text = await readFile(fileIn(folder), 'utf8').catch(() => undefined)

  return text === undefined ? undefined : schema.parse(JSON.parse(text))
}
