import { testCluster } from '../../tools/dev/postgres/test-database'
import { migrate } from './migrate'

/** Vitest's global setup: an empty old shop, in a cluster with logical replication. */
export default testCluster('toko_lama', migrate, { replicates: true })
