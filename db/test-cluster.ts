import { testCluster } from '../tools/dev/postgres/test-database'
import { root } from '../tools/dev/systems/systems'
import { connect } from './connect'
import { migrate } from './migrate'
import { seed } from './seed'

/** Vitest's global setup: each test file clones a migrated and seeded Ramai. */
export default testCluster(
  'ramai',
  async (url) => {
    await migrate(url)
    const { db, close } = connect(url)
    await seed(db)
    await close()
  },
  { workingFolder: root },
)
