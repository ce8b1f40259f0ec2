import { testCluster } from '../../local/test-database'
import { migrate } from './migrate'

export default testCluster('pasar', migrate)
