export const LANGUAGES = ['id', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

export const LANGUAGE_COOKIE = 'language'

export const LANGUAGE_COOKIE_OPTIONS = {
  path: '/',
  sameSite: 'lax',
  httpOnly: true,
  maxAge: 365 * 24 * 60 * 60,
} as const

export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value)

/** The first of ours in the browser's `Accept-Language`, by its quality; undefined when it asks for neither. */
export function preferredLanguage(header: string | null): Language | undefined {
  const asked = (header ?? '').split(',').map((range) => {
    const [tag = '', quality = '1'] = range.split(/;\s*q=/i)

    return { language: tag.trim().slice(0, 2).toLowerCase(), quality: Number(quality) }
  })

  return asked
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ language }) => language)
    .find(isLanguage)
}
