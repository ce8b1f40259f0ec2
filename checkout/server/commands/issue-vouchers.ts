import { readFile } from 'node:fs/promises'
import { connect } from '@/db/connect'
import { shops } from '@/db/schema'
import { parseVouchers, toVoucher } from '@/db/seed/vouchers'
import { readNow } from '../clock'
import { getEnvironment } from '../environment'
import { issueVoucher } from '../voucher/issue-voucher'
import { command } from './command'

/**
 * Issues all vouchers of a file, or none. The format is that of db/seed/vouchers.json, with days
 * relative to now.
 */
command(async () => {
  const [file] = process.argv.slice(2)
  if (!file) throw new Error('Say which file to read: npm run -w pasar vouchers:issue FILE')
  const rows: unknown = JSON.parse(await readFile(file, 'utf8'))
  const { db, close } = connect(getEnvironment().PASAR_DATABASE_DIRECT_URL)
  try {
    const shopRows = await db.select({ id: shops.id }).from(shops)
    const vouchers = parseVouchers(
      file,
      rows,
      shopRows.map(({ id }) => id),
    )
    const now = await readNow(db)
    await db.transaction(async (tx) => {
      for (const voucher of vouchers) await issueVoucher(tx, toVoucher(voucher, now))
    })

    return `Issued: ${vouchers.map(({ code }) => code).join(', ')}.`
  } finally {
    await close()
  }
})
