/**
 * Returns the supported language that the `Accept-Language` header prefers (RFC 9110 §12.5.4);
 * undefined when the header names none of them.
 */
export function preferredLanguage<Language extends string>(languages: readonly Language[], header: string | null) {
  const ranges = (header ?? '').split(',').map((range) => {
    const [tag = '', quality] = range.trim().split(/\s*;\s*q=/i)

    return { language: tag.split('-')[0]?.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) }
  })
  const [first] = ranges
    .filter(({ language, quality }) => quality > 0 && languages.some((one) => one === language))
    .sort((one, other) => other.quality - one.quality)

  return languages.find((language) => language === first?.language)
}

/**
 * Creates one `Intl` formatter per language on first use, and caches it. Creating one with a time
 * zone costs half a millisecond, more than formatting all dates of a page.
 */
export function inEachLanguage<Format>(make: (locale: string) => Format): (language: string) => Format {
  const formats = new Map<string, Format>()

  return (language) => {
    const format = formats.get(language) ?? make(language === 'en' ? 'en-GB' : 'id-ID')
    formats.set(language, format)

    return format
  }
}
