import { readFile } from 'node:fs/promises'
import { connect } from '@/db/connect'
import { readNow } from '../clock'
import { getEnvironment } from '../environment'
import { findOldShopAccount } from '../payment/gateway/old-shop-account'
import { importSettlement } from '../settlement/import-settlement'
import { command } from './command'

/** Imports a settlement report of the gateway from a file. */
command(async () => {
  const [file] = process.argv.slice(2)
  if (!file) throw new Error('Say which file to read: npm run -w pasar settlement:import FILE')
  const csv = await readFile(file, 'utf8')
  const { db, close } = connect(getEnvironment().PASAR_DATABASE_DIRECT_URL)
  const oldShopAccount = await findOldShopAccount()
  const account = oldShopAccount && csv.includes(`,${oldShopAccount.merchantId},`) ? oldShopAccount.merchantId : null
  const read = await readNow(db)
    .then((now) => importSettlement({ db, now }, { csv, account }))
    .finally(close)

  return `The report is read: ${read.lines} lines, ${read.matched} agree with the books, ${read.differences} differences.`
})
