import { readFeed } from '@jembatan/buyer/feed'
import { Browser } from '@jembatan/contract/conformance/browser'
import { cite, permendag } from './cite'
import { type Control, toFinding } from './control'

/** Enough pages of the feed to find many ads. */
const PAGES = 20
/** Each ad is opened as its own page; more of them show nothing new. */
const MOST_ADS = 12

export const adsCanBeClosed: Control = {
  row: 14,
  clauses: cite(permendag('28(1)f, 28(2)', '32(1)f, 32(2)')),
  title: {
    id: 'Setiap iklan bertanda "Iklan", menyebut mitranya, dan punya tombol "Tutup" yang bekerja tanpa skrip',
    en: 'Every ad is marked, names its partner, and has a button to close it that works without scripts',
  },
  concurrent: true,
  check: async ({ ramai }) => {
    const feed = await readFeed(new Browser(ramai.origin), PAGES)
    const ads = feed.filter(({ promoted }) => promoted).slice(0, MOST_ADS)
    const looks = await Promise.all(ads.map(({ id }) => lookAtAd(ramai.origin, id)))
    const organic = await Promise.all(
      feed
        .filter(({ promoted }) => !promoted)
        .slice(0, 3)
        .map(({ id }) => lookAtPost(new Browser(ramai.origin), id)),
    )

    return toFinding({
      faults: [
        ...(looks.length > 0 ? [] : ['the feed shows no ad, so nothing was checked']),
        ...looks.flatMap(findFaults),
        ...organic.filter(isMarked).map(() => 'a post that nobody pays for is marked as an ad'),
      ],
      figure: {
        id: `${looks.length} iklan dibuka dan ditutup, dalam dua bahasa`,
        en: `${looks.length} ads opened and closed, in both languages`,
      },
      observations: [
        `ads: ${looks.map(({ id }) => id).join(', ')}`,
        'testimonials: Ramai has no way to publish one, and so none without a verified identity',
      ],
    })
  },
}

/** An ad's page in both languages, and whether the ad is gone after its form was sent. */
export type LookedAd = { id: string; indonesian: string; english: string; status: number; shownAfter: boolean }

async function lookAtAd(origin: string, id: string): Promise<LookedAd> {
  const browser = new Browser(origin, { language: 'id' })
  const indonesian = await lookAtPost(browser, id)
  const english = await lookAtPost(new Browser(origin, { language: 'en' }), id)
  const { status } = await browser.ask('/ads/close', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: `post=${id}`,
  })

  return { id, indonesian, english, status, shownAfter: (await lookAtPost(browser, id)) !== '' }
}

/** Returns the article of a post as the server wrote it; nothing if the list omits it. */
async function lookAtPost(browser: Browser, id: string) {
  const { body } = await browser.ask(`/?post=${id}`, { headers: { accept: 'text/html' } })
  const articles = body.match(/<article\b[\s\S]*?<\/article>/g) ?? []

  return articles.find((article) => article.includes(`id="${id}-creator"`)) ?? ''
}

const isMarked = (article: string) => />(Iklan|Ad)</.test(article)

export function findFaults({ id, indonesian, english, status, shownAfter }: LookedAd): string[] {
  const closing = [
    [indonesian, 'Iklan', 'Kemitraan berbayar', 'Tutup'],
    [english, 'Ad', 'Paid partnership', 'Close'],
  ] as const

  return [
    ...closing.flatMap(([article, mark, partner, close]) => [
      ...(article.includes(`>${mark}<`) ? [] : [`${id} is not marked "${mark}"`]),
      ...(article.includes(partner) ? [] : [`${id} does not say "${partner}"`]),
      ...(closeButtonIn(article).includes(close) ? [] : [`${id} has no button named "${close}"`]),
    ]),
    ...(status === 303 ? [] : [`closing ${id} answers ${status}`]),
    ...(shownAfter ? [`${id} is shown after it was closed`] : []),
  ]
}

/**
 * Returns the accessible name of the closing form's button. A real button is reachable by keyboard.
 */
function closeButtonIn(article: string) {
  const form = (article.match(/<form\b[\s\S]*?<\/form>/g) ?? []).find((form) => form.includes('action="/ads/close"'))
  const [button = ''] = form?.match(/<button\b[^>]*type="submit"[\s\S]*?<\/button>/) ?? []

  return button.includes('tabindex="-1"') && !article.includes('tabindex="0"') ? '' : button.replace(/<[^>]+>/g, '')
}
