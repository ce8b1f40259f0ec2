/** From here on each change is told aloud, and the page asks more often. */
const NEAR = 3

/** The longest time after which a page asks again, in seconds. */
const SELDOM = 30

/** How the page of whoever waits asks: what its script and its head are told, in seconds. */
export const ASKS = {
  /** Without script. */
  refresh: 20,
  /** After a question that broke. */
  broken: 10,
  /** Each asks by this part earlier or later than the others who came with it. */
  spread: 0.15,
}

/** In how many seconds the page asks again. Whoever is far off asks seldom: among thousands it costs more than the buyers inside. */
export const againAfter = ({ place, seconds }: { place: number; seconds: number }) =>
  Math.min(SELDOM, Math.max(isNear({ place }) ? 2 : 5, Math.round(seconds / 4)))

export const isNear = ({ place }: { place: number }) => place <= NEAR

/** A page that is looked at has asked within so many seconds, also when one question broke. Whoever was called and has not is gone. */
export const ASKED_WITHIN_SECONDS = Math.ceil(SELDOM * (1 + ASKS.spread) + ASKS.broken)

/** Browsers let a page that nobody looks at ask once a minute, and one question may break there too. */
export const ASKED_IN_BACKGROUND_WITHIN_SECONDS = 2 * 60
