let address: string | undefined

/** @param link the header of a page as Next wrote it: it names the font that each page loads first. */
export function keepOwnFont(link: string) {
  address = /<([^>]+\.woff2)>; rel=preload; as="font"/.exec(link)?.[1]
}

/**
 * The system's font for a page that Next does not write: what its head asks for first, and what its styles say. Used only when it
 * is there in time, as on every page: letters that change later would move it. Empty where no page named one.
 */
export function ownFont(): { preload: string; face: string } {
  if (!address) return { preload: '', face: '' }

  return {
    preload: `<link rel="preload" href="${address}" as="font" type="font/woff2" crossorigin>`,
    face: `@font-face{font-family:"Plus Jakarta Sans Variable";src:url("${address}") format("woff2");font-weight:200 800;font-display:optional}`,
  }
}
