import { testCluster } from '../../tools/dev/postgres/test-database'
import { migrate } from './migrate'
import { seed } from './seed'

export default testCluster('pasar', async (url) => {
  await migrate(url)
  await seed(url)
})
