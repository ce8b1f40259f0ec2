import type { Database } from '@/db/connect'
import { loadCatalogue } from '../catalogue/load-catalogue'
import { readNow } from '../clock'
import { getShops, type Shop } from '../shop/shops'

/** Imports the shops' published catalogues. Returns one sentence about each. */
export async function loadPublishedCatalogues(db: Database): Promise<string> {
  const sentences: string[] = []
  for (const shop of getShops()) sentences.push(await loadPublishedCatalogue(db, shop))

  return sentences.join(' ')
}

async function loadPublishedCatalogue(db: Database, shop: Shop) {
  const loaded = await loadCatalogue({ db, shop, now: await readNow(db) })
  if (!loaded) return `${shop.name} has published no catalogue yet, so its posts show no product.`

  const content = `${loaded.products} products and ${loaded.promos} promotions`
  if (loaded.outcome === 'withdrawn')
    return `The newest catalogue of ${shop.name} was withdrawn by an operator, and stays so.`

  return loaded.outcome === 'imported'
    ? `Catalogue of ${shop.name} imported: ${content}.`
    : `Catalogue of ${shop.name} is current: ${content}.`
}
