import { loadPublishedCatalogues } from './load-published-catalogues'
import { runCommand } from './run-command'
import { withDatabase } from './with-database'

await runCommand(() => withDatabase(loadPublishedCatalogues))
