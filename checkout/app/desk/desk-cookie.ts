/** `__Host-`: this host alone. Strict: nothing elsewhere can have the desk do something. */
export const DESK_COOKIE = '__Host-desk'

export const DESK_COOKIE_OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const
