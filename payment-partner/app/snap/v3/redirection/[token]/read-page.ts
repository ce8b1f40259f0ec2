import { cache } from 'react'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { getPaymentPage, type PageState, type Waiting } from '@/server/page/get-payment-page'

/** Once a request, for the page, its title and its parts. */
export const readPage = cache(async (token: string) => {
  const { db } = getDatabase()
  const now = await readNow(db)

  return { now, ...(await getPaymentPage(db, { token, now })) }
})

type Opened = Exclude<Awaited<ReturnType<typeof readPage>>, { state: 'unknown' }>

/** Something is still to be done here, or nothing any more. */
export type OpenTill = Extract<Opened, { state: 'choose' | Waiting }>
export type EndedPage = Exclude<Opened, OpenTill>

export const isOpenTill = (opened: Opened): opened is OpenTill => OPEN.includes(opened.state)

const OPEN: PageState[] = ['choose', 'qris', 'va', 'challenge']

export const pathOf = (token: string) => `/snap/v3/redirection/${token}`
