import { connect } from '@/db/connect'
import { readCatalogueKey } from '../catalogue/catalogue-key'
import { publishCatalogue } from '../catalogue/publish-catalogue'
import { readNow } from '../clock'
import { getEnvironment } from '../environment'

/** Publishes the catalogue to the file named by the environment. */
export async function publish() {
  const environment = getEnvironment()
  const { db, close } = connect(environment.PASAR_DATABASE_DIRECT_URL)
  try {
    return await publishCatalogue(db, {
      file: environment.PASAR_CATALOGUE_FILE,
      publisher: environment.PASAR_ORIGIN,
      signingKey: await readCatalogueKey(environment.PASAR_CATALOGUE_SIGNING_KEY_FILE),
      now: await readNow(db),
    })
  } finally {
    await close()
  }
}
