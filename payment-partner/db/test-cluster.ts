import { testCluster } from '../../tools/dev/postgres/test-database'
import { migrate } from './migrate'
import { seed } from './seed'
import { TEST_MERCHANT } from './test-merchant'

export default testCluster('kasir', async (url) => {
  await migrate(url)
  await seed(url, TEST_MERCHANT)
})
