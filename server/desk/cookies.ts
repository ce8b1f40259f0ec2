/** `__Host-`: this host alone. Strict: no other site can have the desk do something. */
export const OPERATOR_COOKIE = '__Host-ramai_operator'

export const OPERATOR_COOKIE_OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const
