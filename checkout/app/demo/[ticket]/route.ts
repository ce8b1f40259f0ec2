import { htmlEscape } from 'escape-goat'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { answerPage, guardHeaders } from '@/app/h/answer'
import { readArrival } from '@/app/h/arrival'
import { requestIdOf, SESSION_COOKIE, SESSION_COOKIE_OPTIONS } from '@/app/visit'
import { spendTicket } from '@/server/demo/tickets'
import { ACCOUNT_COOKIE } from '@/server/trpc/caller'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ ticket: string }> }

/** Opens in this browser what a scenario prepared in another: the ticket is spent, and its buyer goes on here. */
export async function GET(request: Request, { params }: Props) {
  const admitted = spendTicket((await params).ticket)
  if (!admitted) return answerSpent(request)
  const jar = await cookies()
  jar.set(SESSION_COOKIE, admitted.session, SESSION_COOKIE_OPTIONS)
  // What a scenario prepared is a guest's: whoever was signed in here would not see it.
  jar.set(ACCOUNT_COOKIE, '', { ...SESSION_COOKIE_OPTIONS, maxAge: 0 })

  return new Response(null, {
    status: 303,
    headers: { ...guardHeaders(requestIdOf(request)), location: admitted.path },
  })
}

/** A preview that only asks for the head spends nothing. */
export const HEAD = (request: Request) => new Response(null, { headers: guardHeaders(requestIdOf(request)) })

async function answerSpent(request: Request) {
  const [arrival, t] = [await readArrival(request), await getTranslations('demo')]

  return answerPage(arrival, {
    status: 410,
    title: htmlEscape(t('spent.title')),
    body: htmlEscape`<h1>${t('spent.title')}</h1><p>${t('spent.text')}</p><a class="button" href="/">${t('spent.action')}</a><p class="quiet">${arrival.t('requestId')}: <code>${arrival.requestId}</code></p>`,
  })
}
