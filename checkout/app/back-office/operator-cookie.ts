/** `__Host-`: this host alone. Strict: no other site can have the back office do something. */
export const OPERATOR_COOKIE = '__Host-operator_session'

export const OPERATOR_COOKIE_OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const
