import { inject } from 'vitest'
import { connect, type OldShop } from '@/db/connect'
import { cloneDatabase } from '../../../tools/dev/postgres/test-database'
import { dropSlot } from '../export/replication'

export type TestShop = OldShop & { url: string; disconnect: () => Promise<void>; drop: () => Promise<void> }

/** Opens an old shop for one test: empty, or a clone of a database without connections. */
export async function openTestShop(template = inject('templateUrl')): Promise<TestShop> {
  const { url, drop } = await cloneDatabase(template)
  const shop = connect(url)

  return {
    ...shop,
    url,
    disconnect: shop.close,
    drop,
    close: async () => {
      // A database with a replication slot cannot be dropped.
      await dropSlot(shop, url)
      await shop.close()
      await drop()
    },
  }
}
