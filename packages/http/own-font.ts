let address: string | undefined

/** @param page with its `link` header, as Next wrote it: one of them names the font that each page loads first. */
export function keepOwnFont(page: string) {
  address = /[<"](\/_next\/static\/[^>"]+\.woff2)[>"][^>,]* as="font"/.exec(page)?.[1]
}

/**
 * The system's font for a page that Next does not write: what its head asks for first, and what its styles say. Used only when it
 * is there in time, as on every page: letters that change later would move it. Empty where no page named one.
 */
export function ownFont(): { header: string; preload: string; face: string } {
  if (!address) return { header: '', preload: '', face: '' }

  return {
    header: `<${address}>; rel=preload; as="font"; crossorigin=""; type="font/woff2"`,
    preload: `<link rel="preload" href="${address}" as="font" type="font/woff2" crossorigin>`,
    face: `@font-face{font-family:"Plus Jakarta Sans Variable";src:url("${address}") format("woff2");font-weight:200 800;font-display:optional}`,
  }
}
