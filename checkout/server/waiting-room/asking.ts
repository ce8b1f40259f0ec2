/** From this place on each change is announced, and the page polls more often. */
const NEAR = 3

/** Maximum seconds between two polls of a page. */
const SELDOM = 30

/** Polling of the waiting page, by its script and its head, in seconds. */
export const ASKS = {
  /** Without JavaScript. */
  refresh: 20,
  /** After a failed request. */
  broken: 10,
  /** Random spread as a fraction, so that visitors who arrived together do not poll together. */
  spread: 0.15,
}

/**
 * Returns the seconds until the page polls again. Distant places poll rarely: thousands of them
 * would cost more than the buyers inside.
 */
export const againAfter = ({ place, seconds }: { place: number; seconds: number }) =>
  Math.min(SELDOM, Math.max(isNear({ place }) ? 2 : 5, Math.round(seconds / 4)))

export const isNear = ({ place }: { place: number }) => place <= NEAR

/**
 * A visible page polls at least this often, even after one failed request. A called buyer who has
 * not polled by then is gone.
 */
export const ASKED_WITHIN_SECONDS = Math.ceil(SELDOM * (1 + ASKS.spread) + ASKS.broken)

/** Browsers let a background page poll once a minute; allows for one failed request. */
export const ASKED_IN_BACKGROUND_WITHIN_SECONDS = 2 * 60
