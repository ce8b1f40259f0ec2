import { loadPublishedCatalogue, NO_CATALOGUE } from './load-published-catalogue'
import { runCommand } from './run-command'
import { withDatabase } from './with-database'

await runCommand(() =>
  withDatabase(async (db) => {
    const outcome = await loadPublishedCatalogue(db)
    if (outcome === null) throw new Error(NO_CATALOGUE)

    return outcome
  }),
)
