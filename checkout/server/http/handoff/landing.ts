import { htmlEscape } from 'escape-goat'
import { formatMoney } from '@/i18n/format-money'
import { nameItem } from '@/i18n/name-item'
import { pictureOf } from '@/i18n/pictures'
import { LANGUAGE_PARAMETER } from '../../handoff/landing-language'
import type { Arrival } from '../page/arrival'
import { answerPage } from '../page/own-page'

type HandoffPage = Awaited<ReturnType<Arrival['shop']['handoff']['show']>>

type Landing = { token: string; page: HandoffPage; byItself: boolean; headers: Record<string, string> }

/** Renders shop, item and a form that continues. Nothing has been created yet. */
export function answerLanding(arrival: Arrival, { token, page, byItself, headers }: Landing): Response {
  const { t } = arrival
  const { issuerName: issuer, item, quantity } = page

  return answerPage(arrival, {
    title: t('title'),
    body: [
      htmlEscape`<p class="from">${t('from', { issuer })}</p><h1>${t('heading')}</h1>`,
      itemCard(arrival, page),
      htmlEscape`<form method="post" action="/h/claim"><input type="hidden" name="t" value="${token}"><input type="hidden" name="proof" value="${page.proof}">`,
      languageField(arrival),
      htmlEscape`<button>${t('continue')}</button></form>`,
    ].join(''),
    script: script({ byItself, item: `${item.sku}:${quantity}` }),
    headers,
  })
}

/** Keeps the language that the social app has named through the form; empty without one. */
export const languageField = ({ namedLanguage }: Pick<Arrival, 'namedLanguage'>) =>
  namedLanguage ? htmlEscape`<input type="hidden" name="${LANGUAGE_PARAMETER}" value="${namedLanguage}">` : ''

function itemCard({ t, language }: Arrival, { item, quantity }: HandoffPage) {
  const { placeholder } = pictureOf(item.media)
  const name = nameItem(item, language)
  const sold = t('sold', { shop: item.shop.name, city: item.shop.city })
  const amount = quantity > 1 ? ` · ${t('quantity', { count: quantity })}` : ''

  return htmlEscape`<div class="item"><img src="${placeholder}" alt="" width="96" height="96"><div><p><b>${name}</b></p><p class="quiet">${sold}</p><p class="price">${formatMoney(item.price)}</p><p class="quiet">${t('priceToday')}${amount}</p></div></div>`
}

/**
 * Submits while the page still loads, so that the product replaces this page in the history and
 * the token leaves it. After a tap on the button, the plain link replaces it instead.
 */
function script({ byItself, item }: { byItself: boolean; item: string }) {
  const guard = `const f=document.forms[0];let sent=false;f.addEventListener('submit',e=>{if(sent)return e.preventDefault();sent=true;history.replaceState(null,'','/buy/${item}')});addEventListener('pageshow',()=>{sent=false});`

  return byItself ? `${guard}if(!document.prerendering){sent=true;f.submit()}` : guard
}
