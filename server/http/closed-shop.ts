import { type Declaration, endpoint } from '@jembatan/http/endpoints'
import commonEn from '@/messages/en/common.json'
import english from '@/messages/en/old-shop.json'
import commonId from '@/messages/id/common.json'
import indonesian from '@/messages/id/old-shop.json'
import { findSuccessor } from '../shop/shops'
import { plainPage } from './plain-page'

/**
 * Returns the one response for every address of the old shop. Its bytes do not depend on the
 * request, so that they do not reveal which order numbers existed. 410 tells search engines that
 * the address is gone for good.
 */
const answerClosedShop = () =>
  plainPage(
    {
      language: 'id',
      title: `${indonesian.title} · ${english.title}`,
      main: `<section>${paragraph(indonesian, 1)}</section>\n<section lang="en">${paragraph(english, 2)}</section>`,
      common: {
        ...commonId,
        simulation: `${commonId.simulation} · ${commonEn.simulation}`,
        complaints: `${commonId.complaints} · ${commonEn.complaints}`,
      },
    },
    { status: 410, headers: { 'x-robots-tag': 'noindex, nofollow' } },
  )

/**
 * Answers a form that is still open in a browser. Its body is read and discarded, because an unread
 * one would block the connection.
 */
async function answerNewOrder(request: Request) {
  await request.arrayBuffer()

  return answerClosedShop()
}

function paragraph(words: typeof indonesian, level: 1 | 2) {
  const shop = findSuccessor()
  const lines = [`<h${level} class="title">${words.title}</h${level}>`, `<p>${words.text}</p>`]
  if (shop) {
    const naming = (text: string) => text.replaceAll('{shop}', escaped(shop.name))
    const linkTo = (path: string, text: string, kind: string) =>
      `<p><a class="${kind}" href="${escaped(shop.origin)}${path}" rel="noreferrer">${naming(text)}</a></p>`
    lines.push(
      `<h${level + 1}>${naming(words.where)}</h${level + 1}>`,
      `<p>${naming(words.claimText)}</p>`,
      linkTo('/account/claim', words.claim, 'button'),
      linkTo('/orders/find', words.look, 'link'),
      `<p>${naming(words.ask)}</p>`,
      `<p class="small">${naming(words.apart)}</p>`,
    )
  }

  return lines.join('\n')
}

/** The operator chooses a shop's name, so it is escaped. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const CLOSED: Declaration = { who: 'anybody', changes: false, body: 64_000, accepts: 'form' }

/** All addresses of the old shop, including those of invoices. */
export const closedShop = (['/toko', '/toko/[...old]'] as const).flatMap((path) => [
  endpoint('GET', path, CLOSED, answerClosedShop),
  endpoint('POST', path, CLOSED, answerNewOrder),
])
