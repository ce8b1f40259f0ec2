import type { Database } from '@/db/connect'
import { loadCatalogue } from '../catalogue/load-catalogue'
import { getEnvironment } from '../environment'

/** Imports what Pasar published, if it published anything, and says in one sentence what came of it. */
export async function loadPublishedCatalogue(db: Database): Promise<string | null> {
  const { RAMAI_CATALOGUE_FILE: file, RAMAI_CATALOGUE_KEYS_FILE: keysFile } = getEnvironment()
  const loaded = await loadCatalogue({ db, file, keysFile, now: new Date() })
  if (!loaded) return null

  const content = `${loaded.products} products and ${loaded.promos} promotions`
  return loaded.outcome === 'imported' ? `Catalogue imported: ${content}.` : `Catalogue is current: ${content}.`
}

export const NO_CATALOGUE = 'No catalogue has been published yet, so the feed shows posts without products.'
