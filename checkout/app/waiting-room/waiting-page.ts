import { inEachLanguage } from '@jembatan/platform/language'
import { htmlEscape } from 'escape-goat'
import { createTranslator } from 'use-intl/core'
import { answerPage } from '@/app/h/answer'
import { chooseLanguage, type Language } from '@/i18n/language'
import { messagesOf } from '@/i18n/messages'

export type About = { language: Language; requestId: string }

/** How a visitor stands. `seconds` is what is foretold, `done` the part of the queue that is behind them, `keptFor` in seconds. */
export type Standing = { place: number; seconds: number; done: number; keptFor: number }

/** In how many seconds a page without script asks again. */
const REFRESH = 20

/** The place, what is kept and what is not promised. It asks again by itself: each few seconds by script, else as a whole. */
export function answerWaiting(standing: Standing, about: About): Response {
  const { t, frame } = words(about.language)
  const { place, wait, told, done } = sayStanding(standing, about)

  return answerPage(
    { ...about, frame },
    {
      title: htmlEscape(t('title')),
      head: `<noscript><meta http-equiv="refresh" content="${REFRESH}"></noscript>`,
      body: [
        htmlEscape`<p class="from">${t('title')}</p><h1>${t('heading')}</h1><p>${t('why')}</p>`,
        htmlEscape`<div class="queue"><p class="quiet">${t('place')}</p><p class="place" id="place">${place}</p><progress id="done" max="100" value="${done}" aria-label="${t('way')}"></progress><p class="wait" id="wait">${wait}</p><p class="quiet">${t('byItself')}</p></div>`,
        htmlEscape`<p class="unseen" role="status" id="told">${told}</p>`,
        htmlEscape`<p>${t('turn', { minutes: Math.round(standing.keptFor / 60) })}</p>`,
        htmlEscape`<dl><div><dt>${t('keptTitle')}</dt><dd>${t('kept')}</dd></div><div><dt>${t('notTitle')}</dt><dd>${t('not')}</dd></div></dl>`,
      ].join(''),
      style: STYLE,
      script: script(againAfter(standing)),
      asks: true,
    },
  )
}

/** The same for the script of that page; null says that the page itself tells more now. */
export function answerPlace(standing: Standing | null, about: About): Response {
  const answer = standing ? { ...sayStanding(standing, about), again: againAfter(standing) } : { turn: true }

  return Response.json(answer, { headers: { 'cache-control': 'no-store', 'x-request-id': about.requestId } })
}

/** To a network from which too many places were taken. */
export function answerTooMany(seconds: number, about: About): Response {
  const { t, frame } = words(about.language)

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

function sayStanding({ place, seconds, done }: Standing, about: About) {
  const { t, number: formatter } = words(about.language)
  const minutes = seconds < 45 ? 0 : Math.ceil(seconds / 60)
  const number = formatter.format(place)

  return {
    place: number,
    title: `${number} · ${t('title')}`,
    wait: t('wait', { minutes }),
    told: t('told', { place: number, minutes }),
    done: Math.round(done * 100),
    near: place <= NEAR,
  }
}

/** From here on each change is told aloud, and before at most once a minute. */
const NEAR = 3

/** Whoever is far off asks seldom: among thousands the questions cost more than the buyers inside. */
const againAfter = ({ place, seconds }: Standing) =>
  Math.min(30, Math.max(place <= NEAR ? 2 : 5, Math.round(seconds / 4)))

/** Made once: a translator reads its messages anew, and whoever waits asks often. */
const words = inEachLanguage((locale) => {
  const messages = messagesOf(chooseLanguage(undefined, locale))

  return {
    t: createTranslator({ locale, messages, namespace: 'waiting' }),
    frame: createTranslator({ locale, messages, namespace: 'frame' }),
    number: new Intl.NumberFormat(locale),
  }
})

/** Each asks a little earlier or later than the others who came with it. A line that breaks is tried again. */
const script = (first: number) =>
  `const $=i=>document.getElementById(i);let said=Date.now();const again=s=>setTimeout(look,s*(850+Math.random()*300));async function look(){try{const a=await fetch(location.href,{headers:{accept:'application/json'},cache:'no-store'});const s=await a.json();if(s.turn)return location.reload();for(const i of['place','wait'])$(i).textContent=s[i];$('done').value=s.done;document.title=s.title;if(s.near||Date.now()-said>6e4){$('told').textContent=s.told;said=Date.now()}again(s.again)}catch{again(10)}}again(${first})`

const STYLE = `
.queue{display:grid;gap:4px;padding:24px;background:#fffdfa;border:1px solid #e4ded4;border-radius:20px;text-align:center}
.place{font-size:72px;line-height:1;font-weight:800;letter-spacing:-.03em;font-variant-numeric:tabular-nums}
.wait{font-weight:700}
progress{width:100%;height:8px;margin:12px 0 8px;border:0;border-radius:4px;overflow:hidden;appearance:none;background:#e4ded4}
progress::-webkit-progress-bar{background:#e4ded4}
progress::-webkit-progress-value{background:#0a7d53;border-radius:4px;transition:width .24s}
progress::-moz-progress-bar{background:#0a7d53;border-radius:4px}
dl{display:grid;gap:12px}
dl div{padding:16px;border:1px solid #e4ded4;border-radius:16px}
dt{font-weight:700}
dd{margin:0;color:#5d5a54}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media(prefers-reduced-motion:reduce){progress::-webkit-progress-value{transition:none}}
`.replaceAll('\n', '')
