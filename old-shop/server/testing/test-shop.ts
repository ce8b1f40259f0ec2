import { inject } from 'vitest'
import { connect, type OldShop } from '@/db/connect'
import { cloneDatabase } from '../../../tools/postgres/test-database'

export type TestShop = OldShop & { url: string }

/** An old shop of a test's own, without a row. */
export async function openTestShop(): Promise<TestShop> {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const shop = connect(url)

  return {
    ...shop,
    url,
    close: async () => {
      await shop.close()
      await drop()
    },
  }
}
