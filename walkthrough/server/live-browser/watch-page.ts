import type { CDPSession, Page } from 'playwright-core'
import { VIEWPORT } from './screen'

export type Watched = {
  onPicture: (jpeg: Uint8Array) => void
  /** A page was opened; `unreachable`: the browser shows an error instead of the page. */
  onPlace: (place: { address: string; unreachable: boolean }) => void
}

const MOST_PICTURES_A_SECOND = 30
const SCREENCAST = { format: 'jpeg', quality: 70, maxWidth: VIEWPORT.width, maxHeight: VIEWPORT.height } as const
/** A page that has not painted by then is displayed as it is. */
const FIRST_PAINT_WITHIN_MS = 1_500

/** Reports each picture and each navigation of a page until `stop`. */
export async function watchPage(page: Page, { onPicture, onPlace }: Watched) {
  const cdp = await page.context().newCDPSession(page)
  const hold = holdUntilPainted(onPicture)
  const acknowledge = paced(cdp)
  cdp.on('Page.screencastFrame', ({ data, sessionId }) => {
    acknowledge(sessionId)
    hold.picture(Buffer.from(data, 'base64'))
  })
  cdp.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId) return
    hold.begin()
    onPlace({ address: frame.unreachableUrl ?? frame.url, unreachable: frame.unreachableUrl !== undefined })
  })
  cdp.on('Page.lifecycleEvent', ({ name }) => {
    if (name === 'firstPaint' || name === 'load') hold.end()
  })
  await cdp.send('Page.enable')
  await cdp.send('Page.setLifecycleEventsEnabled', { enabled: true })
  const send = (method: 'Page.startScreencast' | 'Page.stopScreencast', parameters?: object) =>
    // A closed page needs no stop.
    cdp.send(method, parameters).catch(() => {})

  return {
    /** Captures pictures only while a window is open, because they cost CPU. */
    async look(looking: boolean) {
      await (looking ? send('Page.startScreencast', SCREENCAST) : send('Page.stopScreencast'))
    },
    stop() {
      hold.end()
      return cdp.detach().catch(() => {})
    },
  }
}

/** Chromium sends the next picture after an acknowledgement, so a late one reduces the rate. */
function paced(cdp: CDPSession) {
  let next = 0

  return (sessionId: number) => {
    const wait = Math.max(0, next - Date.now())
    next = Date.now() + wait + 1000 / MOST_PICTURES_A_SECOND
    setTimeout(() => void cdp.send('Page.screencastFrameAck', { sessionId }).catch(() => {}), wait)
  }
}

/** Until a new page's first paint, pictures still show the old page, maybe of another system. */
function holdUntilPainted(onPicture: Watched['onPicture']) {
  let pending: Uint8Array | undefined
  let patience: NodeJS.Timeout | undefined
  const end = () => {
    clearTimeout(patience)
    patience = undefined
    if (pending) onPicture(pending)
    pending = undefined
  }

  return {
    begin() {
      clearTimeout(patience)
      pending = undefined
      patience = setTimeout(end, FIRST_PAINT_WITHIN_MS)
    },
    end,
    picture(jpeg: Uint8Array) {
      if (patience) pending = jpeg
      else onPicture(jpeg)
    },
  }
}
