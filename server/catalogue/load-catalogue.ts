import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { parseCatalogueKeys } from '@jembatan/contract/catalogue'
import type { Database } from '@/db/connect'
import { importCatalogue } from './import-catalogue'

export type LoadCatalogue = { db: Database; file: string; keysFile: string; now: Date }

/** Imports the file that Pasar published to this machine; null when there is none yet. */
export async function loadCatalogue({ db, file, keysFile, now }: LoadCatalogue) {
  if (!existsSync(file) || !existsSync(keysFile)) return null
  const keys = await parseCatalogueKeys(JSON.parse(await readFile(keysFile, 'utf8')))

  return importCatalogue({ db, text: await readFile(file, 'utf8'), keys, now })
}
