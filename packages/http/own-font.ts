let address: string | undefined

/**
 * Remembers the font that Next's pages preload.
 * @param page a page as Next wrote it, preceded by its `link` header.
 */
export function keepOwnFont(page: string) {
  address = /[<"](\/_next\/static\/[^>"]+\.woff2)[>"][^>,]* as="font"/.exec(page)?.[1]
}

/**
 * Returns the system's font for a page that Next does not write: header, preload tag and styles.
 * `font-display: optional` uses the font only if it loads in time, so that the text never shifts.
 * Empty when no page named a font.
 */
export function ownFont(): { header: string; preload: string; face: string } {
  if (!address) return { header: '', preload: '', face: '' }

  return {
    header: `<${address}>; rel=preload; as="font"; crossorigin=""; type="font/woff2"`,
    preload: `<link rel="preload" href="${address}" as="font" type="font/woff2" crossorigin>`,
    face: `@font-face{font-family:"Plus Jakarta Sans Variable";src:url("${address}") format("woff2");font-weight:200 800;font-display:optional}`,
  }
}
