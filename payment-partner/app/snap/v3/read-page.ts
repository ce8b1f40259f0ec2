import { cache } from 'react'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { getPaymentPage, type PageState, type Waiting } from '@/server/page/get-payment-page'
import { readPageAddress } from './page-address'

/** Read once a request, for the page, its title and its parts. */
export const readPage = cache(async () => {
  const { db } = getDatabase()
  const { token } = await readPageAddress()
  const now = await readNow(db)

  return { now, ...(await getPaymentPage(db, { token, now })) }
})

export type Opened = Exclude<Awaited<ReturnType<typeof readPage>>, { state: 'unknown' }>

/** Pages with a next step for the payer, and those that have ended. */
export type ChoosingTill = Extract<Opened, { state: 'choose' }>
export type WaitingTill = Extract<Opened, { state: Waiting }>
export type OpenTill = ChoosingTill | WaitingTill
export type EndedPage = Exclude<Opened, OpenTill>

export const isOpenTill = (opened: Opened): opened is OpenTill => OPEN.includes(opened.state)

const OPEN: PageState[] = ['choose', 'qr', 'ewallet', 'redirect', 'va', 'bill', 'counter', 'card']
