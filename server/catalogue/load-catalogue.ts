import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { parseCatalogueKeys } from '@jembatan/contract/catalogue'
import type { Database } from '@/db/connect'
import type { Shop } from '../shop/shops'
import { importCatalogue } from './import-catalogue'

export type LoadCatalogue = { db: Database; shop: Shop; now: Date }

/** Imports the file that a shop published to this machine; null without one. */
export async function loadCatalogue({ db, shop: { id, catalogueFile, catalogueKeysFile }, now }: LoadCatalogue) {
  if (!existsSync(catalogueFile) || !existsSync(catalogueKeysFile)) return null

  return importCatalogue({
    db,
    shop: id,
    now,
    text: await readFile(catalogueFile, 'utf8'),
    keys: await readCatalogueKeys({ catalogueKeysFile }),
  })
}

/** Returns the currently deployed public keys that may sign a shop's catalogue. */
export const readCatalogueKeys = async ({ catalogueKeysFile }: Pick<Shop, 'catalogueKeysFile'>) =>
  parseCatalogueKeys(JSON.parse(await readFile(catalogueKeysFile, 'utf8')))
