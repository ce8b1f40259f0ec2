import { testCluster } from '../../tools/postgres/test-database'
import { migrate } from './migrate'

/** Vitest's global setup: an old shop without a row, in a cluster whose write-ahead log can be followed. */
export default testCluster('toko_lama', migrate, { replicates: true })
