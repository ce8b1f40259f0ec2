import { htmlEscape } from 'escape-goat'
import type { Language } from '@/i18n/language'
import { answerPage } from '../page/own-page'
import { wordsOf } from '../page/words'

export type About = { language: Language; requestId: string }

/** A visitor's position. Times are in seconds. */
export type Standing = {
  place: number
  /** Estimated waiting time. */
  seconds: number
  /** Completed fraction of the queue. */
  done: number
  /** Was called but did not arrive; is the next to be called. */
  late: boolean
  /** Announces each change to screen readers, instead of at most one per minute. */
  near: boolean
  /** Seconds until the page polls again. */
  again: number
  asks: { refresh: number; broken: number; spread: number }
  /** How long a seat is reserved for a called buyer, and then the place. */
  seatFor: number
  placeFor: number
}

/**
 * Renders the waiting page: the place, the guarantees and their limits. The script polls every few
 * seconds; without JavaScript the page reloads.
 */
export function answerWaiting(standing: Standing, about: About): Response {
  const { waiting: t, frame } = wordsOf(about.language)
  const { place, wait, announcement, done } = renderStanding(standing, about)
  const { asks, again, late, seatFor, placeFor } = standing

  return answerPage(
    { ...about, frame },
    {
      title: htmlEscape(t('title')),
      head: `<noscript><meta http-equiv="refresh" content="${asks.refresh}"></noscript>`,
      body: [
        htmlEscape`<p class="from">${t('title')}</p><h1>${t(late ? 'lateHeading' : 'heading')}</h1><p>${t(late ? 'late' : 'why')}</p>`,
        htmlEscape`<div class="queue"><p class="quiet">${t('place')}</p><p class="place" id="place">${place}</p><progress id="done" max="100" value="${done}" aria-label="${t('way')}"></progress><p class="wait" id="wait">${wait}</p><p class="quiet">${t('byItself')}</p></div>`,
        htmlEscape`<p class="unseen" role="status" id="announcement">${announcement}</p>`,
        htmlEscape`<p>${t('turn', { seconds: seatFor, minutes: placeFor / 60 })}</p>`,
        htmlEscape`<dl><div><dt>${t('keptTitle')}</dt><dd>${t('kept')}</dd></div><div><dt>${t('notTitle')}</dt><dd>${t('not')}</dd></div></dl>`,
      ].join(''),
      style: STYLE,
      script: script(again, asks),
      asks: true,
    },
  )
}

/**
 * Returns the same data for the page's script; null means that the script should load the page
 * itself.
 */
export function answerPlace(standing: Standing | null, about: About): Response {
  const answer = standing ? { ...renderStanding(standing, about), again: standing.again } : { turn: true }

  return Response.json(answer, { headers: { 'cache-control': 'no-store', 'x-request-id': about.requestId } })
}

/** Refuses a network address that has taken too many places. */
export function answerTooMany(seconds: number, about: About): Response {
  const { waiting: t, frame } = wordsOf(about.language)

  return answerPage(
    { ...about, frame },
    {
      status: 429,
      title: htmlEscape(t('tooManyTitle')),
      head: `<meta http-equiv="refresh" content="${seconds}">`,
      body: htmlEscape`<span class="mark" aria-hidden="true">!</span><h1>${t('tooManyTitle')}</h1><p>${t('tooMany', { seconds })}</p><p class="quiet"><code>too_many_requests · ${about.requestId}</code></p>`,
      headers: { 'retry-after': String(seconds) },
    },
  )
}

function renderStanding({ place, seconds, done, near }: Standing, about: About) {
  const { waiting: t, number: formatter } = wordsOf(about.language)
  const minutes = seconds < 45 ? 0 : Math.ceil(seconds / 60)
  const number = formatter.format(place)

  return {
    place: number,
    title: `${number} · ${t('title')}`,
    wait: t('wait', { minutes }),
    announcement: t('announcement', { place: number, minutes }),
    done: Math.round(done * 100),
    near,
  }
}

/**
 * Randomises the polling interval, so that visitors who arrived together do not poll together.
 * Retries after a network failure.
 */
const script = (first: number, { spread, broken }: Standing['asks']) =>
  `const $=i=>document.getElementById(i);let announcedAt=Date.now();const again=s=>setTimeout(look,s*1000*(1+(Math.random()*2-1)*${spread}));async function look(){try{const a=await fetch(location.href,{headers:{accept:'application/json'},cache:'no-store'});const s=await a.json();if(s.turn)return location.reload();for(const i of['place','wait'])$(i).textContent=s[i];$('done').value=s.done;document.title=s.title;if(s.near||Date.now()-announcedAt>6e4){$('announcement').textContent=s.announcement;announcedAt=Date.now()}again(s.again)}catch{again(${broken})}}again(${first})`

const STYLE = `
.queue{display:grid;gap:4px;padding:24px;background:var(--card);border:1px solid var(--line);border-radius:20px;text-align:center}
.place{font-size:72px;line-height:1;font-weight:800;letter-spacing:-.03em;font-variant-numeric:tabular-nums}
.wait{font-weight:700}
progress{width:100%;height:8px;margin:12px 0 8px;border:0;border-radius:4px;overflow:hidden;appearance:none;background:var(--line)}
progress::-webkit-progress-bar{background:var(--line)}
progress::-webkit-progress-value{background:var(--deep);border-radius:4px;transition:width .24s}
progress::-moz-progress-bar{background:var(--deep);border-radius:4px}
dl{display:grid;gap:12px}
dl div{padding:16px;border:1px solid var(--line);border-radius:16px}
dt{font-weight:700}
dd{margin:0;color:var(--quiet)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media(prefers-reduced-motion:reduce){progress::-webkit-progress-value{transition:none}}
`.replaceAll('\n', '')
